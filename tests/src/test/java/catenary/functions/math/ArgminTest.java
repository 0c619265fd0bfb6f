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

class ArgminTest {

    private final Variable x = x(new double[][] {{1, 5, 5}, {4, 2, 3}});

    @Test void theFirstCounts() {
        assertClose(F.argmin(x), 0);
        assertClose(F.argmin(x, 1), 0, 1);
        assertEquals(DType.INT32, F.argmin(x, 0).dtype());
    }

    @Test void theResultIsAConstant() {
        assertNull(F.argmin(x).creator());
    }

    @Test void refusesIntegersAndWrongAxes() {
        assertFloatsOnly("argmin", F::argmin);
        assertRefused("argmin: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.argmin(x, 2));
    }
}
