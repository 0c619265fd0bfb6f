package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchRenormalizationTest {

    private static NDArray vector(DType dtype, double... values) {
        return Create.of(Given.device(), dtype, Shape.of(values.length), values);
    }

    @Test void farStatisticsAreClipped() {
        // mean 2, var 1; the first channel's r and d are clipped from above, the second's from below, the third's not at all
        Variable x = x(new double[][] {{1, 1, 1}, {3, 3, 3}});
        Variable y = F.batchRenormalization(x, x(1, 1, 10), x(0, 0, 0), 1.5, 0.5,
                o -> o.eps(0).runningMean(x(0, 9, 2.25).array()).runningVar(x(0.25, 16, 1).array()));
        assertClose(y, -1.5 + 0.5, -1 / 1.5 - 0.5, -12.5, 1.5 + 0.5, 1 / 1.5 - 0.5, 7.5);
    }

    @Test void withRoomEnoughIsTheFormForInference() {
        Variable x = new Variable(randn(6, 3, 2));
        NDArray mean = vector(DType.FLOAT64, 0.1, -0.2, 0.3);
        NDArray var = vector(DType.FLOAT64, 0.5, 1, 2);
        Variable y = F.batchRenormalization(x, new Variable(randn(3)), new Variable(randn(3)), 100, 100,
                o -> o.runningMean(mean).runningVar(var));
        Variable fixed = F.fixedBatchRenormalization(x, new Variable(randn(3)), new Variable(randn(3)),
                new Variable(mean), new Variable(var));
        assertTrue(y.array().allClose(fixed.array(), 1e-12, 1e-12));
    }

    @Test void averagesChangeIfAskedTo() {
        Variable x = x(new double[][] {{1}, {3}});
        NDArray mean = vector(DType.FLOAT32, 0);
        NDArray var = vector(DType.FLOAT32, 1);
        F.batchRenormalization(x, x(1), x(0), 2, 1, o -> o.runningMean(mean).runningVar(var));
        assertClose(mean, 0);
        assertClose(var, 1);
        F.batchRenormalization(x, x(1), x(0), 2, 1,
                o -> o.runningMean(mean).runningVar(var).decay(0.75).updateStatistics(true));
        assertClose(mean, 0.5);
        assertClose(var, 1.25);
        F.batchRenormalization(empty(0, 1), x(1), x(0), 2, 1,
                o -> o.runningMean(mean).runningVar(var).updateStatistics(true));
        assertClose(mean, 0.5);
    }

    /// Chainer counts `r` and `d` as constants; at their bounds they are.
    @Property(tries = 10) void gradientsWhereClipped(
            @ForAll @ArrayOf(minRank = 2, maxRank = 3, minLength = 1, maxLength = 3) NDArray x) {
        int channels = x.shape().axis(1);
        NDArray mean = NDArray.zeros(x.device(), DType.FLOAT64, Shape.of(channels)).add(40);
        NDArray var = mean.add(960);
        GradientCheck.ofMany(v -> F.batchRenormalization(v[0], v[1], v[2], 2, 0.5,
                o -> o.eps(0.5).runningMean(mean).runningVar(var))).order(2)
                .at(x, randn(channels), randn(channels));
    }

    @Test void shapesAndDtypes() {
        Variable y = F.batchRenormalization(new Variable(randn(4, 2, 3).astype(DType.FLOAT16)), x(1, 1), x(0, 0), 1, 0,
                o -> o.runningMean(x(0, 0).array()).runningVar(x(1, 1).array()));
        assertEquals(DType.FLOAT16, y.dtype());
        assertEquals(Shape.of(4, 2, 3), y.shape());
    }

    @Test void isForTraining() {
        try (var _ = Config.with(c -> c.withTrain(false))) {
            var e = assertThrows(IllegalStateException.class,
                    () -> F.batchRenormalization(empty(2, 1), x(1), x(0), 1, 0,
                            o -> o.runningMean(x(0).array()).runningVar(x(1).array())));
            assertEquals("batchRenormalization: expected training mode; in test mode, use fixedBatchRenormalization",
                    e.getMessage());
        }
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("batchRenormalization: expected runningMean and runningVar, but found runningMean only",
                () -> F.batchRenormalization(empty(2, 1), x(1), x(0), 1, 0, o -> o.runningMean(x(0).array())));
        assertRefused("batchRenormalization: expected rmax >= 1 and dmax >= 0, but found 0.5 and 0.0",
                () -> F.batchRenormalization(empty(2, 1), x(1), x(0), 0.5, 0,
                        o -> o.runningMean(x(0).array()).runningVar(x(1).array())));
        assertRefused("batchRenormalization: expected runningMean to be float (1,), but found float32 (2,)",
                () -> F.batchRenormalization(empty(2, 1), x(1), x(0), 1, 0,
                        o -> o.runningMean(x(0, 0).array()).runningVar(x(1).array())));
    }
}
