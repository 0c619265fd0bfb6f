package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class CreluTest {

    @Test void values() {
        assertClose(F.crelu(x(new double[][] {{-1, 2}})), 0, 2, 1, 0);
        assertEquals(Shape.of(4, 3), F.crelu(empty(2, 3), 0).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.crelu(v).pow(2), randn(2, 3));
        assertSlope(v -> F.crelu(v, 0), new double[] {-1, 0, 2}, -1, 0, 1);
    }
}
