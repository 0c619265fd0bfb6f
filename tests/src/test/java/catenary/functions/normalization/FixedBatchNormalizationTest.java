package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FixedBatchNormalizationTest {

    @Test void values() {
        Variable y = F.fixedBatchNormalization(x(new double[][] {{1, 2}, {3, 4}}), x(2, 3), x(10, 20), x(1, 2),
                x(3, 15), o -> o.eps(1));
        assertClose(y, 10, 20, 12, 21.5);
        Variable z = F.fixedBatchNormalization(x(new double[][] {{1, 2}, {3, 4}}), x(2, 3), x(10, 20), x(1, 2),
                x(3, 15), o -> o.eps(1).axis(1));
        assertClose(z, 10, 11, 20.75, 21.5);
    }

    @Test void isBatchNormalizationByTheStatisticsOfTheBatch() {
        Variable x = new Variable(randn(4, 3, 5));
        NDArray mean = NDArray.zeros(x.device(), DType.FLOAT64, Shape.of(3));
        NDArray var = mean.copy();
        Variable y = F.batchNormalization(x, new Variable(randn(3)), new Variable(randn(3)),
                o -> o.runningMean(mean).runningVar(var).decay(0));
        Variable z = F.fixedBatchNormalization(x, new Variable(randn(3)), new Variable(randn(3)), new Variable(mean),
                new Variable(var.mul(19. / 20)));
        assertTrue(y.array().allClose(z.array(), 1e-12, 1e-12));
    }

    @Property(tries = 15) void gradientsOfAllFive(
            @ForAll @ArrayOf(minRank = 2, minLength = 1, maxLength = 3) NDArray x) {
        int channels = x.shape().axis(1);
        GradientCheck.ofMany(v -> F.fixedBatchNormalization(v[0], v[1], v[2], v[3], v[4], o -> o.eps(0.1))).order(2)
                .at(x, randn(channels), randn(channels), randn(channels), randn(channels).abs().add(0.5));
    }

    @Test void emptyBatchesAndOtherDtypes() {
        assertEquals(Shape.of(0, 2, 3), F.fixedBatchNormalization(empty(0, 2, 3), x(1, 2), x(1, 2), x(1, 2), x(1, 2))
                .shape());
        Variable y =
                F.fixedBatchNormalization(new Variable(x(new double[][] {{1000, 2000}}).array().astype(DType.FLOAT16)),
                        x(1, 1), x(0, 0), x(999, 1998), x(1, 4), o -> o.eps(0));
        assertEquals(DType.FLOAT16, y.dtype());
        assertClose(y, 1, 1);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("fixedBatchNormalization: expected mean to be float32 (2,), but found float32 (3,)",
                () -> F.fixedBatchNormalization(empty(1, 2), x(1, 2), x(1, 2), x(1, 2, 3), x(1, 2)));
        assertRefused("fixedBatchNormalization: expected var to be float32 (2,), but found float64 (2,)",
                () -> F.fixedBatchNormalization(empty(1, 2), x(1, 2), x(1, 2), x(1, 2), new Variable(randn(2))));
        assertRefused("fixedBatchNormalization: expected axis to ascend, but found [1, 1]",
                () -> F.fixedBatchNormalization(empty(1, 2), x(1, 2), x(1, 2), x(1, 2), x(1, 2), o -> o.axis(1, 1)));
    }
}
