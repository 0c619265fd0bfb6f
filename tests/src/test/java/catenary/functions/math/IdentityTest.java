package catenary.functions.math;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test void isAnotherPlaceInTheGraph() {
        Variable x = x(1, 2);
        Variable y = F.identity(x);
        assertEquals(x.array(), y.array());
        assertFalse(x.node() == y.node());
        assertEquals(2, F.identity(x, y).size());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::identity, x);
    }
}
