package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecorrelatedBatchNormalizationTest {

    private static NDArray identity(int n) {
        return Create.eye(Given.device(), DType.FLOAT64, n);
    }

    /// The covariance of each channel with each other, over all positions.
    private static NDArray covariance(NDArray y) {
        NDArray rows = y.transpose(1, 0, 2).reshape(y.shape().axis(1), -1);
        NDArray centred = rows.sub(rows.mean(1).reshape(-1, 1));
        return centred.matmul(centred.transpose()).div(rows.shape().axis(1));
    }

    @Property(tries = 15) void channelsAreUncorrelatedAndOfVarianceOne(@ForAll @IntRange(min = 1, max = 4) int size,
            @ForAll @DoubleRange(min = -3, max = 3) double log10) {
        double unit = Math.pow(10, log10);
        NDArray x = randn(7, size, 5);
        NDArray mixed = x.add(x.get(":", ":1")).mul(unit).add(3);
        Variable y = F.decorrelatedBatchNormalization(new Variable(mixed), o -> o.groups(1).eps(0));
        assertTrue(covariance(y.array()).allClose(identity(size), 1e-8, 1e-8), () -> covariance(y.array()).toString());
    }

    /// Of all whitening matrices it is the symmetric one, `cov^(-1/2)`.
    @Test void theProjectionIsTheInverseRoot() {
        NDArray mean = NDArray.zeros(Given.device(), DType.FLOAT64, Shape.of(2, 3));
        NDArray projection = NDArray.zeros(Given.device(), DType.FLOAT64, Shape.of(2, 3, 3));
        NDArray x = randn(9, 6, 4);
        Variable y = F.decorrelatedBatchNormalization(new Variable(x),
                o -> o.groups(2).eps(0.25).runningMean(mean).runningProjection(projection).decay(0));
        for (int i = 0; i < 2; i++) {
            NDArray p = projection.get(i).mul(35. / 36);
            NDArray cov = covariance(x.get(":", 3 * i + ":" + (3 * i + 3))).add(identity(3).mul(0.25));
            assertTrue(p.allClose(p.transpose(), 1e-12, 1e-12));
            assertTrue(p.matmul(cov).matmul(p).allClose(identity(3), 1e-10, 1e-10));
        }
        assertTrue(mean.reshape(6).allClose(x.mean(0, 2), 1e-12, 1e-12));
        Variable fixed = F.fixedDecorrelatedBatchNormalization(new Variable(x), new Variable(mean),
                new Variable(projection.mul(35. / 36)), 2);
        assertTrue(y.array().allClose(fixed.array(), 1e-10, 1e-10));
    }

    @Test void widelySpreadVariances() {
        Variable y = F.decorrelatedBatchNormalization(
                x(new double[][] {{1e3, 0}, {-1e3, 0}, {0, 1e-1}, {0, -1e-1}}), o -> o.groups(1).eps(0));
        assertClose(y, Math.sqrt(2), 0, -Math.sqrt(2), 0, 0, Math.sqrt(2), 0, -Math.sqrt(2));
    }

    @Test void averagesAreKept() {
        NDArray mean = x(new double[][] {{1}}).array();
        NDArray projection = x(1).array().reshape(1, 1, 1);
        F.decorrelatedBatchNormalization(x(new double[][] {{1}, {5}}),
                o -> o.groups(1).eps(0).runningMean(mean).runningProjection(projection));
        assertClose(mean, 0.9 + 0.1 * 3);
        assertClose(projection, 0.9 + 0.1 * 0.5 * 2);
        F.decorrelatedBatchNormalization(empty(0, 1),
                o -> o.groups(1).runningMean(mean).runningProjection(projection));
        assertClose(mean, 0.9 + 0.1 * 3);
        assertClose(projection, 0.9 + 0.1 * 0.5 * 2);
    }

    @Property(tries = 6) void gradients(@ForAll @IntRange(min = 1, max = 2) int groups,
            @ForAll @IntRange(min = 1, max = 3) int size, @ForAll @IntRange(min = 1, max = 3) int below) {
        GradientCheck.of(v -> F.decorrelatedBatchNormalization(v, o -> o.groups(groups).eps(0.1))).order(2)
                .at(randn(5, groups * size, below));
    }

    @Test void otherDtypes() {
        NDArray x = randn(20, 4).mul(200).astype(DType.FLOAT16);
        Variable y = F.decorrelatedBatchNormalization(new Variable(x), o -> o.groups(2));
        NDArray exact =
                F.decorrelatedBatchNormalization(new Variable(x.astype(DType.FLOAT64)), o -> o.groups(2)).array();
        assertEquals(DType.FLOAT16, y.dtype());
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 2e-3, 2e-3));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("decorrelatedBatchNormalization: expected a float x with x.rank >= 2 and groups that divide"
                + " x.shape[1], but found 16 groups", () -> F.decorrelatedBatchNormalization(empty(2, 8)));
        assertRefused("decorrelatedBatchNormalization: expected runningMean to be float (2, 4), but found float32 (8,)",
                () -> F.decorrelatedBatchNormalization(empty(2, 8), o -> o.groups(2).runningMean(empty(8).array())));
    }
}
