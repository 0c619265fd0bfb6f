package catenary.functions.evaluation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class R2ScoreTest {

    @Test void values() {
        assertClose(F.r2Score(x(1, 2, 3), x(1, 2, 3)), 1);
        assertClose(F.r2Score(x(2, 2, 2), x(1, 2, 3)), 0);
        assertClose(F.r2Score(x(1, 2), x(3, 3)), 0);
        var pred = x(new double[][] {{1, 5}, {2, 6}, {3, 7}});
        var real = x(new double[][] {{1, 6}, {2, 6}, {3, 9}});
        assertClose(F.r2Score(pred, real, o -> o.multioutput("raw_values")), 1, 1 - 5. / 6);
        assertClose(F.r2Score(pred, real), 1 - 2.5 / 6);
    }

    @Test void anExampleOfWeightTwoCountsAsTwo() {
        var pred = x(new double[][] {{1, 5}, {2, 6}, {4, 7}});
        var real = x(new double[][] {{1, 6}, {2, 6}, {3, 9}});
        var twice = F.r2Score(x(new double[][] {{1, 5}, {2, 6}, {4, 7}, {4, 7}}),
                x(new double[][] {{1, 6}, {2, 6}, {3, 9}, {3, 9}}), o -> o.multioutput("raw_values"));
        double[] expected = twice.array().astype(DType.FLOAT64).toDoubleArray();
        assertClose(F.r2Score(pred, real, o -> o.sampleWeight(x(1, 1, 2).array()).multioutput("raw_values")), expected);
        assertRefused(
                "r2Score: expected float sampleWeight of shape (3,), but found " + x(1, 1).array().describe(),
                () -> F.r2Score(pred, real, o -> o.sampleWeight(x(1, 1).array())));
    }

    @Test void theResultHasTheDtypeOfPred() {
        Variable exact = new Variable(at(1, 2, 4));
        assertEquals(DType.FLOAT32, F.r2Score(x(1, 2, 3), exact).dtype());
        assertEquals(DType.FLOAT64, F.r2Score(exact, x(1, 2, 3)).dtype());
        assertClose(F.r2Score(x(1, 2, 3), exact), 0.7857142857);
    }

    @Test void theResultIsAConstant() {
        assertNull(F.r2Score(x(1, 2), x(1, 2)).creator());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("r2Score: expected pred.shape == true.shape, but (1,) != (2,)", () -> F.r2Score(x(1), x(1, 2)));
        assertRefused("r2Score: expected multioutput uniform_average or raw_values, but found mean",
                () -> F.r2Score(x(1), x(1), o -> o.multioutput("mean")));
    }
}
