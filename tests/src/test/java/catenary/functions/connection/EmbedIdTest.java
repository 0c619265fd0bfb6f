package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EmbedIdTest {

    private final Variable W = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.embedId(ints(new int[] {1, 0, 1}), W), 3, 4, 1, 2, 3, 4);
        assertClose(F.embedId(ints(new int[] {-1, 0}), W, -1), 0, 0, 1, 2);
        assertEquals(Shape.of(2, 3, 2), F.embedId(ints(new int[2][3]), W).shape());
    }

    @Test void rowsNamedRepeatedlyAddUp() {
        F.embedId(ints(new int[] {1, -1, 1}), W, -1).sum().backward();
        assertClose(W.grad(), 0, 0, 2, 2);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 4) int n, @ForAll @IntRange(min = 1, max = 4) int c) {
        NDArray ids = randn(n, 2).gt(0).astype(DType.INT32);
        assertGradients(v -> F.embedId(ids, v).pow(2), randn(2, c));
        assertGradients(v -> F.embedId(ids, v, 1).pow(2), randn(2, c));
    }

    @Test void refusesWhatIsNotThere() {
        assertThrows(IndexOutOfBoundsException.class, () -> F.embedId(ints(new int[] {2}), W).array().toFloatArray());
        assertRefused("embedId: expected integer x of at least 1 axis and float W (V, D)",
                () -> F.embedId(x(1), W));
    }
}
