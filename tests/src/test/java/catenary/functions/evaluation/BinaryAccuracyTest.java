package catenary.functions.evaluation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class BinaryAccuracyTest {

    @Test void values() {
        assertClose(F.binaryAccuracy(x(1, -1, 0), ints(new int[] {1, 1, 1})), 2. / 3);
        assertClose(F.binaryAccuracy(x(1, -1), ints(new int[] {-1, 0})), 1);
        assertClose(F.binaryAccuracy(x(1), ints(new int[] {-1})), 0);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("binaryAccuracy: expected float y and integer t with y.shape == t.shape",
                () -> F.binaryAccuracy(x(1), ints(new int[] {1, 0})));
    }
}
