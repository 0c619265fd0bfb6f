package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TensordotTest {

    private final Variable a = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.tensordot(a, a), 30);
        assertClose(F.tensordot(a, a, 1), 7, 10, 15, 22);
        assertClose(F.tensordot(a, a, new int[] {0, 1}), 7, 15, 10, 22);
        assertClose(F.tensordot(a, a, new int[][] {{0, 1}, {1, 0}}), 29);
        assertClose(F.tensordot(x(1, 2), x(3, 4), 0), 3, 4, 6, 8);
        assertClose(F.tensordot(a, a.sum(), 0), 10, 20, 30, 40);
    }

    @Test void shapes() {
        assertEquals(Shape.of(2, 5), F.tensordot(empty(2, 3, 4), empty(3, 4, 5)).shape());
        assertEquals(Shape.of(3, 6), F.tensordot(empty(2, 3, 4), empty(4, 6, 2),
                new int[][] {{0, -1}, {2, 0}}).shape());
        assertClose(F.tensordot(empty(1, 0), empty(0, 2), 1), 0, 0);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int k, @ForAll @IntRange(min = 1, max = 4) int m) {
        assertGradients((p, q) -> F.tensordot(p, q), randn(n, k, m), randn(k, m, 2));
        assertGradients((p, q) -> F.tensordot(p, q, new int[][] {{1, 2}, {1, 0}}), randn(n, k, m), randn(m, k, 2));
        assertGradients((p, q) -> F.tensordot(p, q, 1), randn(n, k), randn(k, m));
        assertGradients((p, q) -> F.tensordot(p, q, 0), randn(n), randn(k, m));
    }

    @Test void refusesAxesThatDoNotFit() {
        assertRefused("tensordot: expected 0 <= axes <= 2, but found 3", () -> F.tensordot(a, a, 3));
        assertRefused("tensordot: expected a.shape[1] == b.shape[0], but 2 != 3",
                () -> F.tensordot(a, empty(3, 2), 1));
        assertRefused("tensordot: expected as many axes of a as of b, but found [[0, 1], [0]]",
                () -> F.tensordot(a, a, new int[][] {{0, 1}, {0}}));
        assertRefused("tensordot: expected different axes, but found [[0, -2], [0, 1]]",
                () -> F.tensordot(a, a, new int[][] {{0, -2}, {0, 1}}));
        assertRefused("tensordot: expected one axis of a and one of b, but found [1]",
                () -> F.tensordot(a, a, new int[] {1}));
    }

    @Test void refusesIntegers() {
        Variable i = Variable.constant(ints(new int[] {1, 2}));
        assertRefused("tensordot: expected float operands, but found int32 (2,) on cpu",
                () -> F.tensordot(i, i, 1));
    }
}
