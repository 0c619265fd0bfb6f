package catenary.functions.evaluation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ClassificationSummaryTest {

    /// Answers 0, 0, 1, 2, 2.
    private final Variable y = x(new double[][] {{3, 1, 2}, {3, 1, 2}, {0, 5, 1}, {0, 1, 2}, {0, 1, 2}});
    private final NDArray t = ints(new int[] {0, 1, 1, 2, -1});

    @Test void values() {
        var all = F.classificationSummary(y, t);
        assertClose(all.get(0), 0.5, 1, 1);
        assertClose(all.get(1), 1, 0.5, 1);
        assertClose(all.get(2), 2. / 3, 2. / 3, 1);
        assertClose(all.get(3), 1, 2, 1);
        assertEquals(DType.FLOAT64, all.get(0).dtype());
        assertEquals(DType.INT64, all.get(3).dtype());
    }

    @Test void options() {
        assertClose(F.classificationSummary(y, t, o -> o.beta(2)).get(2), 5 * 0.5 / (4 * 0.5 + 1),
                5 * 0.5 / (4 + 0.5), 1);
        assertClose(F.classificationSummary(y, t, o -> o.labelNum(4)).get(1), 1, 0.5, 1, Double.NaN);
        assertClose(F.classificationSummary(y, t, o -> o.ignoreLabel(1)).get(0), 1, Double.NaN, 0.5);
    }

    @Test void positionsBesidesTheBatch() {
        assertClose(F.classificationSummary(empty(2, 3, 4), ints(new int[2][4])).get(1), 1);
        assertEquals(Shape.of(2),
                F.classificationSummary(empty(0, 3), ints(new int[0]), o -> o.labelNum(2)).get(3).shape());
    }

    @Test void theResultIsAConstant() {
        assertNull(F.classificationSummary(y, t).get(0).creator());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("classificationSummary: expected y.shape[0] == t.shape[0], but 5 != 1",
                () -> F.classificationSummary(y, ints(new int[] {0})));
    }
}
