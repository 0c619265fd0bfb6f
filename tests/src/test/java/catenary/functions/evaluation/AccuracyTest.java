package catenary.functions.evaluation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private final Variable y = x(new double[][] {{1, 2, 3}, {1, 2, 3}});

    @Test void values() {
        assertClose(F.accuracy(y, ints(new int[] {2, -1})), 0.5);
        assertClose(F.accuracy(y, ints(new int[] {2, -1}), -1), 1);
        assertClose(F.accuracy(y, ints(new int[] {-1, -1}), -1), 0);
        assertClose(F.accuracy(empty(2, 3, 4), ints(new int[2][4])), 1);
    }

    @Test void ofEqualScoresTheFirstCounts() {
        assertClose(F.accuracy(x(new double[][] {{1, 1}}), ints(new int[] {0})), 1);
    }

    @Test void theResultIsAConstant() {
        assertNull(F.accuracy(y, ints(new int[] {0, 0})).creator());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("accuracy: expected y.shape[0] == t.shape[0], but 2 != 1",
                () -> F.accuracy(y, ints(new int[] {0})));
        assertRefused("accuracy: expected t.dtype to be a signed integer, but found float32",
                () -> F.accuracy(y, x(1, 2)));
    }
}
