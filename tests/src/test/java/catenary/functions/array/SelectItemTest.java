package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SelectItemTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.selectItem(x, ints(new int[] {1, 0})), 2, 3);
        assertClose(F.selectItem(x, ints(new int[] {-1, 0})), 2, 3);
    }

    @Test void gradients() {
        assertGradients(v -> F.selectItem(v, ints(new int[] {1, 0})).pow(3), randn(2, 3));
    }

    @Test void refusesWhatIsNotThere() {
        assertThrows(IndexOutOfBoundsException.class, () -> F.selectItem(x, ints(new int[] {1, 2})));
        assertRefused(
                "selectItem: expected x (N, D) and integer t (N,)", () -> F.selectItem(x, ints(new int[] {1})));
    }
}
