package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static catenary.functions.normalization.Plainly.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.BackwardOption;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {

    private static Variable batch() {
        return new Variable(Create.arange(Given.device(), DType.FLOAT32, 0, 24, 1).reshape(2, 3, 4));
    }

    private static Variable of(NDArray a, DType dtype) {
        return new Variable(a.astype(dtype));
    }

    @Property(tries = 20) void theDefinition(
            @ForAll @ArrayOf(minRank = 2, minLength = 1, maxLength = 3) NDArray x) {
        int channels = x.shape().axis(1);
        int below = x.size() / x.shape().axis(0) / channels;
        NDArray gamma = randn(channels);
        NDArray beta = gamma.mul(gamma);
        Variable y = F.batchNormalization(new Variable(x), new Variable(gamma), new Variable(beta), o -> o.eps(0.1));
        assertAgrees(Plainly.standardized(x, i -> i / below % channels, i -> i / below % channels, gamma, beta, 0.1),
                y.array());
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(minRank = 2, minLength = 1, maxLength = 3) NDArray x,
            @ForAll @IntRange(min = 1, max = 2) int channelAxes) {
        int[] key = new int[Math.min(channelAxes, x.rank() - 1)];
        for (int i = 0; i < key.length; i++) {
            key[i] = x.shape().axis(i + 1);
        }
        GradientCheck.ofMany(v -> F.batchNormalization(v[0], v[1], v[2], o -> o.eps(0.5))).order(2)
                .at(x, randn(key), randn(key));
    }

    @Test void gradientsAlongChosenAxes() {
        GradientCheck.ofMany(v -> F.batchNormalization(v[0], v[1], v[2], o -> o.axis(1, 2))).order(2)
                .at(randn(3, 2, 3, 2), randn(3, 2), randn(3, 2));
        GradientCheck.ofMany(v -> F.batchNormalization(v[0], v[1], v[2], o -> o.axis(0, -2))).order(2)
                .at(randn(3, 2, 3), randn(3), randn(3));
    }

    @Test void aThirdOrder() {
        GradientCheck.ofMany(v -> F.batchNormalization(v[0], v[1], v[2])).order(3).at(randn(4, 2), randn(2), randn(2));
    }

    @Test void theFirstGradientIsTheSameWithAndWithoutASecond() {
        for (int[] shape : new int[][] {{5, 3}, {4, 3, 40, 41}}) {
            Variable gy = new Variable(randn(shape));
            NDArray[] found = new NDArray[6];
            for (int i = 0; i < 2; i++) {
                Variable[] in =
                        {new Variable(randn(shape).mul(3).add(100)), new Variable(randn(3)), new Variable(randn(3))};
                Variable y = F.batchNormalization(in[0], in[1], in[2]).mul(gy.mul(gy)).sum();
                if (i == 0) {
                    y.backward();
                } else {
                    y.backward(BackwardOption.DOUBLE_BACKPROP);
                }
                for (int j = 0; j < 3; j++) {
                    found[3 * i + j] = in[j].grad();
                }
            }
            for (int j = 0; j < 3; j++) {
                assertTrue(found[j].allClose(found[3 + j], 1e-9, 1e-9), "gradient " + j);
            }
        }
    }

    @Test void averagesAreKept() {
        NDArray mean = x(1, 2, 3).array();
        NDArray var = x(1, 1, 1).array();
        for (boolean train : new boolean[] {true, false}) {
            try (var _ = Config.with(c -> c.withTrain(train))) {
                F.batchNormalization(batch(), x(1, 1, 1), x(0, 0, 0),
                        o -> o.runningMean(mean).runningVar(var).decay(0.5));
            }
        }
        assertClose(mean, 5.875, 9.125, 12.375);
        double unbiased = (36 + 1.25) * 8 / 7;
        assertClose(var, 0.25 + 0.75 * unbiased, 0.25 + 0.75 * unbiased, 0.25 + 0.75 * unbiased);
    }

    @Test void anEmptyBatchChangesNothing() {
        NDArray mean = x(1, 1, 1).array();
        Variable gamma = x(1, 1, 1);
        Variable y = F.batchNormalization(empty(0, 3, 2), gamma, x(0, 0, 0), o -> o.runningMean(mean).runningVar(mean));
        assertEquals(Shape.of(0, 3, 2), y.shape());
        y.sum().backward();
        assertClose(mean, 1, 1, 1);
    }

    @Test void oneElementAChannelIsBeta() {
        NDArray var = x(1, 1).array();
        assertClose(F.batchNormalization(x(new double[][] {{3, 4}}), x(5, 6), x(7, 8), o -> o.runningVar(var)), 7, 8);
        assertClose(var, 0.9, 0.9);
    }

    @Test void sixteenBitsAreRoundedOnce() {
        NDArray images = randn(8, 2, 3).mul(100).add(500).astype(DType.FLOAT16);
        NDArray exact = F.batchNormalization(of(images, DType.FLOAT64), of(randn(2), DType.FLOAT64),
                of(randn(2), DType.FLOAT64)).array();
        for (DType dtype : new DType[] {DType.FLOAT16, DType.FLOAT32}) {
            NDArray mean = NDArray.zeros(Given.device(), dtype, Shape.of(2));
            Variable images16 = new Variable(images);
            Variable gamma = of(randn(2), dtype);
            Variable y = F.batchNormalization(images16, gamma, of(randn(2), dtype), o -> o.runningMean(mean));
            y.mul(y).sum().backward();
            assertEquals(DType.FLOAT16, y.dtype());
            assertEquals(DType.FLOAT16, images16.grad().dtype());
            assertEquals(dtype, gamma.grad().dtype());
            assertEquals(dtype, mean.dtype());
            assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 3e-3, 3e-3));
        }
    }

    @Test void aLargeMeanCostsNoPrecision() {
        NDArray small = randn(64, 2);
        Variable y = F.batchNormalization(of(small.mul(0.25).add(4096), DType.FLOAT32), x(1, 1), x(0, 0));
        NDArray exact = F.batchNormalization(new Variable(small.mul(0.25).add(4096).astype(DType.FLOAT32)
                .astype(DType.FLOAT64)), of(randn(2).mul(0).add(1), DType.FLOAT64), of(randn(2).mul(0), DType.FLOAT64))
                .array();
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 1e-3, 1e-3));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("batchNormalization: expected gamma to be float32 (3,), but found float32 (2,)",
                () -> F.batchNormalization(empty(2, 3), x(1, 2), x(1, 2, 3)));
        assertRefused("batchNormalization: expected beta to be float32 (3,), but found float64 (3,)",
                () -> F.batchNormalization(empty(2, 3), x(1, 2, 3), new Variable(randn(3))));
        assertRefused("batchNormalization: expected x.dtype to be a float, but found int32",
                () -> F.batchNormalization(Variable.constant(ints(new int[][] {{1, 2}})), x(1, 2), x(1, 2)));
        assertRefused("batchNormalization: expected x.rank > gamma.rank, or axes, but 1 <= 1",
                () -> F.batchNormalization(x(1, 2), x(1, 2), x(1, 2)));
        assertRefused("batchNormalization: expected axis to ascend, but found [2, 0]",
                () -> F.batchNormalization(empty(2, 3, 4), x(1, 2, 3), x(1, 2, 3), o -> o.axis(2, 0)));
        assertRefused("batchNormalization: expected runningVar to be float (3,), but found float32 (2,)",
                () -> F.batchNormalization(empty(2, 3), x(1, 2, 3), x(1, 2, 3), o -> o.runningVar(x(1, 2).array())));
    }
}
