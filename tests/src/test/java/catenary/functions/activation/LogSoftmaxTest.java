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

class LogSoftmaxTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void values() {
        assertClose(F.logSoftmax(x), -2.4076061, -1.4076061, -0.4076061, -2.1041307, -1.1041306, -0.6041306);
    }

    @Property(tries = 20) void gradientsAlongEveryAxis(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.logSoftmax(v, a), x);
        }
    }

    @Test void nothingOverflows() {
        assertFalse(F.logSoftmax(x(new double[][] {{-1e30, 0, 1e30}})).array().hasNaN());
    }

    @Test void largeScoresKeepTheirDigits() {
        assertClose(F.logSoftmax(x(new double[][] {{10000, 10001}})), -1.3132617, -0.3132617);
    }

    @Test void anEmptyBatchStaysEmpty() {
        assertEquals(Shape.of(0, 3), F.logSoftmax(empty(0, 3)).shape());
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertRefused(
                "logSoftmax: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.logSoftmax(x, 2));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("logSoftmax", v -> F.logSoftmax(v, 0));
    }
}
