package catenary.functions.activation;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Relu6Test {

    @Test void values() {
        assertMaps(F::relu6, v -> Math.clamp(v, 0, 6), -1.3, 0.4, 5, 7);
    }

    @Test void gradients() {
        assertGradients(v -> F.relu6(v).pow(2), at(-1.3, 0.4, 5, 7));
    }
}
