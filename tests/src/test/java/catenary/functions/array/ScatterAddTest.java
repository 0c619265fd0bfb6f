package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScatterAddTest {

    private final Variable a = x(1, 2, 3, 4);

    @Test void values() {
        assertClose(F.scatterAdd(a, Index.slice(1, 3), x(10, 20)), 1, 12, 23, 4);
        assertClose(F.scatterAdd(a, "::-2", x(10, 20)), 1, 22, 3, 14);
        assertClose(F.scatterAdd(a, 2, x(10).sum()), 1, 2, 13, 4);
        assertClose(F.scatterAdd(F.reshape(a, 2, 2), new Object[] {"...", ints(new int[] {1, 1})},
                x(new double[][] {{1, 2}, {3, 4}})), 1, 5, 3, 11);
        assertClose(F.scatterAdd(a, new int[0], empty(0)), 1, 2, 3, 4);
    }

    @Test void theArgumentsStayAsTheyAre() {
        F.scatterAdd(a, 0, x(5).sum());
        assertClose(a, 1, 2, 3, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 4) int n) {
        NDArray rows = ints(new int[] {2, 0, 2});
        assertGradients((p, q) -> F.scatterAdd(p, rows, q).pow(2), randn(3, n), randn(3, n));
        Object[] both = {":", rows};
        assertGradients((p, q) -> F.scatterAdd(p, both, q).pow(2), randn(n, 3), randn(n, 3));
    }

    @Test void doesNotBroadcast() {
        assertRefused("scatterAdd: expected a[slices].shape == b.shape, but (2,) != (1,)",
                () -> F.scatterAdd(a, Index.slice(1, 3), x(1)));
    }
}
