package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ArgmaxTest {

    private final Variable x = x(new double[][] {{1, 5, 5}, {4, 2, 3}});

    @Test void theFirstCounts() {
        assertClose(F.argmax(x), 1);
        assertClose(F.argmax(x, 1), 1, 0);
        assertEquals(DType.INT32, F.argmax(x, 0).dtype());
    }

    @Test void theResultIsAConstant() {
        assertNull(F.argmax(x).creator());
    }

    @Test void refusesIntegersAndWrongAxes() {
        assertFloatsOnly("argmax", F::argmax);
        assertRefused("argmax: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.argmax(x, 2));
    }
}
