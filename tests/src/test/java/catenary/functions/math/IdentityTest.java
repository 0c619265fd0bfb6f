package catenary.functions.math;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test void isAnotherPlaceInTheGraph() {
        Variable x = x(1, 2);
        Variable y = F.identity(x);
        assertEquals(x.array(), y.array());
        assertFalse(x.node() == y.node());
        assertEquals(2, F.identity(x, y).size());
    }

    @Test void gradients() {
        assertGradients(F::identity, at(1, 2));
    }
}
