package catenary.functions.arithmetic;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FloorDivTest {

    @Test void values() {
        assertClose(F.floorDiv(x(-3, 3), x(2, 2)), -2, 1);
        assertClose(F.floorDiv(x(-3, 3), 2), -2, 1);
        assertClose(F.floorDiv(5, x(2, -2)), 2, -3);
    }

    @Test void theResultIsAConstant() {
        assertNull(F.floorDiv(x(1), 2).creator());
    }

    @Test void refusesTwoDtypesAndIntegers() {
        assertRefused(
                "floorDiv: expected a and b of one float dtype, but found float32 and float64",
                () -> F.floorDiv(x(1), new Variable(at(1))));
        Variable whole = Variable.constant(ints(new int[] {3}));
        assertRefused("floorDiv: expected a and b of one float dtype, but found int32 and int32",
                () -> F.floorDiv(whole, whole));
    }
}
