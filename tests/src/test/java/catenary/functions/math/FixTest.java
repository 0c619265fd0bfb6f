package catenary.functions.math;

import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FixTest {

    @Test void values() {
        assertMaps(F::fix, v -> v < 0 ? Math.ceil(v) : Math.floor(v), -1.5, -0.2, 0, 1, 2.7);
    }

    @Test void theResultIsAConstant() {
        var y = F.fix(x(1.5));
        assertFalse(y.requiresGrad());
        assertNull(y.creator());
    }

    @Test void integersStayThemselves() {
        assertEquals(DType.INT32, F.fix(Variable.constant(ints(new int[] {-3, 0, 3}))).dtype());
    }
}
