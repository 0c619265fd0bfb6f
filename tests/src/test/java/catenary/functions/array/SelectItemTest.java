package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SelectItemTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.selectItem(x, ints(new int[] {1, 0})), 2, 3);
        assertClose(F.selectItem(x, ints(new int[] {-1, 0})), 2, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 4) int n, @ForAll @IntRange(min = 2, max = 4) int c) {
        NDArray t = randn(n).gt(0).astype(DType.INT32);
        assertGradients(v -> F.selectItem(v, t).pow(3), randn(n, c));
    }

    @Test void refusesWhatIsNotThere() {
        assertThrows(IndexOutOfBoundsException.class,
                () -> F.selectItem(x, ints(new int[] {1, 2})).array().toFloatArray());
        assertRefused(
                "selectItem: expected x (N, D) and integer t (N,)", () -> F.selectItem(x, ints(new int[] {1})));
    }
}
