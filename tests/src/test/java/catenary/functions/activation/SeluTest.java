package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SeluTest {

    @Test void referenceValues() {
        assertClose(F.selu(x(-1, 2)), -1.1113307, 2.101402);
        assertClose(F.selu(x(-1, 2), 1, 2), 2 * Math.expm1(-1), 4);
    }

    @Test void gradients() {
        assertGradients(F::selu, at(-1.3, -0.2, 0.4, 2.1));
    }
}
