package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchMatmulTest {

    private final Variable a = x(new double[][] {{1, 2}, {3, 4}});

    @Test void vectorsAreColumns() {
        assertClose(F.batchMatmul(a, a, o -> o.transa(true)), 5, 25);
        Variable outer = F.batchMatmul(a, a, o -> o.transb(true));
        assertEquals(Shape.of(2, 2, 2), outer.shape());
        assertClose(outer, 1, 2, 2, 4, 9, 12, 12, 16);
        assertClose(F.batchMatmul(F.reshape(a, 1, 2, 2), x(new double[][] {{1, 10}})), 21, 43);
    }

    @Test void emptyOnes() {
        assertEquals(Shape.of(0, 2, 4), F.batchMatmul(empty(0, 2, 3), empty(0, 3, 4)).shape());
        assertClose(F.batchMatmul(empty(1, 2, 0), empty(1, 0, 1)), 0, 0);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int k, @ForAll @IntRange(min = 1, max = 4) int m,
            @ForAll boolean transa, @ForAll boolean transb) {
        NDArray p = transa ? randn(2, k, n) : randn(2, n, k);
        NDArray q = transb ? randn(2, m, k) : randn(2, k, m);
        assertGradients((u, v) -> F.batchMatmul(u, v, o -> o.transa(transa).transb(transb)), p, q);
        assertGradients((u, v) -> F.batchMatmul(u, v, o -> o.transa(true)), randn(n, k), randn(n, k));
    }

    @Test void stacksDoNotBroadcast() {
        assertRefused("batchMatmul: expected a (B, M, K) and b (B, K, N), or (B, M) and (B, K)",
                () -> F.batchMatmul(empty(2, 3, 4), empty(1, 4, 5)));
        assertRefused("batchMatmul: expected a (B, M, K) and b (B, K, N), or (B, M) and (B, K)",
                () -> F.batchMatmul(empty(2), empty(2)));
        assertRefused("matmul: expected a.shape[-1] == b.shape[-2], but 4 != 3",
                () -> F.batchMatmul(empty(2, 3, 4), empty(2, 3, 4)));
    }
}
