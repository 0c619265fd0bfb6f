package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class MaxoutTest {

    @Test void values() {
        assertClose(F.maxout(x(new double[][] {{1, 2, 4, 3}}), 2), 2, 4);
        assertEquals(Shape.of(1, 4), F.maxout(empty(3, 4), 3, 0).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.maxout(v, 2, 1).pow(2), randn(2, 4, 3));
    }

    @Test void refusesGroupsThatDoNotFit() {
        assertRefused("maxout: expected x.shape[1] to be a multiple of poolSize, but 4 is none of 3",
                () -> F.maxout(empty(2, 4), 3));
    }
}
