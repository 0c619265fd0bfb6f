package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FlattenTest {

    @Test void values() {
        assertEquals(Shape.of(4), F.flatten(empty(2, 1, 2)).shape());
        assertEquals(Shape.of(1), F.flatten(F.sum(x(1))).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.flatten(v).pow(3), randn(2, 3));
    }
}
