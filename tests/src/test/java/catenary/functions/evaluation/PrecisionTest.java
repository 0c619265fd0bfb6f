package catenary.functions.evaluation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    /// Answers 0, 0, 1, 2, 2.
    private final Variable y = x(new double[][] {{3, 1, 2}, {3, 1, 2}, {0, 5, 1}, {0, 1, 2}, {0, 1, 2}});
    private final NDArray t = ints(new int[] {0, 1, 1, 2, -1});

    @Test void values() {
        var both = F.precision(y, t);
        assertClose(both.get(0), 0.5, 1, 1);
        assertClose(both.get(1), 1, 2, 1);
    }

    @Test void aClassThatIsMissing() {
        assertClose(F.precision(x(new double[][] {{1, 0}}), ints(new int[] {1})).get(0), 0, Double.NaN);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("precision: expected y.shape[0] == t.shape[0], but 5 != 1",
                () -> F.precision(y, ints(new int[] {0})));
    }
}
