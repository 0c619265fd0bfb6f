package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.functions.F;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {

    @Test void values() {
        assertClose(F.stack(List.of(x(1, 2), x(3, 4))), 1, 2, 3, 4);
        assertClose(F.stack(List.of(x(1, 2), x(3, 4)), -1), 1, 3, 2, 4);
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.stack(List.of(a, b), 1).pow(3), randn(2, 3), randn(2, 3));
    }

    @Test void refusesTwoShapes() {
        assertRefused(
                "concat: expected x0.shape[1] == x1.shape[1], but 2 != 1", () -> F.stack(List.of(x(1, 2), x(3))));
    }
}
