package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatmulTest {

    private final Variable a = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.matmul(a, a), 7, 10, 15, 22);
        assertClose(F.matmul(a, a, o -> o.transa(true)), 10, 14, 14, 20);
        assertClose(F.matmul(a, a, o -> o.transb(true)), 5, 11, 11, 25);
        assertClose(F.matmul(x(1, 2), x(3, 4)), 11);
        assertClose(F.matmul(empty(2, 0), empty(0, 1)), 0, 0);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int k,
            @ForAll @IntRange(min = 1, max = 4) int m, @ForAll boolean transa, @ForAll boolean transb) {
        NDArray p = transa ? randn(k, n) : randn(n, k);
        NDArray q = transb ? randn(m, k) : randn(k, m);
        assertGradients((u, v) -> F.matmul(u, v, o -> o.transa(transa).transb(transb)), p, q);
        assertGradients((u, v) -> F.matmul(u, v), randn(2, n, k), randn(k, m));
        assertGradients((u, v) -> F.matmul(u, v), randn(k), randn(2, k, m));
    }

    @Test void refusesShapesThatDoNotFit() {
        assertRefused("matmul: expected a.shape[-1] == b.shape[-2], but 2 != 3", () -> F.matmul(a, empty(3, 2)));
    }
}
