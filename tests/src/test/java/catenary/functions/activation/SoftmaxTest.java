package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void values() {
        assertClose(F.softmax(x), 0.09003057, 0.24472847, 0.66524096, 0.12195165, 0.33149896, 0.54654939);
    }

    @Property(tries = 20) void gradientsAlongEveryAxis(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.softmax(v, a), x);
        }
    }

    @Test void nothingOverflows() {
        assertFalse(F.softmax(x(new double[][] {{-1e30, 0, 1e30}})).array().hasNaN());
    }

    @Test void anEmptyBatchStaysEmpty() {
        assertEquals(Shape.of(0, 3), F.softmax(empty(0, 3)).shape());
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertRefused(
                "softmax: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.softmax(x, 2));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("softmax", v -> F.softmax(v, 0));
    }
}
