package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SquaredDifferenceTest {

    @Test void isSquaredError() {
        assertClose(F.squaredDifference(x(1, 2), x(1, 4)), 0, 4);
        assertGradients(F::squaredDifference, at(1, 2), at(0.5, -1));
    }
}
