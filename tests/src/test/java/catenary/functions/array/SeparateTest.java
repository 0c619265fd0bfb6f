package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SeparateTest {

    @Test void values() {
        var parts = F.separate(x(new double[][] {{1, 2}, {3, 4}}), 1);
        assertClose(parts.get(1), 2, 4);
        assertEquals(Shape.of(2), parts.get(0).shape());
    }

    @Test void gradients() {
        assertGradients(v -> {
            var parts = F.separate(v);
            return parts.get(0).mul(parts.get(1));
        }, randn(3, 2));
    }
}
