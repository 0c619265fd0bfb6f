package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        var t = ints(new int[] {2, 0});
        var half = ints(new int[] {2, -1});
        assertClose(F.softmaxCrossEntropy(x, t), 1.2558684);
        assertClose(F.softmaxCrossEntropy(x, t, o -> o.classWeight(x(1, 2, 3).array())), 1.6634746);
        assertClose(F.softmaxCrossEntropy(x, t, o -> o.classWeight(at(1, 2, 3))), 1.6634746);
        assertClose(F.softmaxCrossEntropy(x, half), 0.4076061);
        assertClose(F.softmaxCrossEntropy(x, half, o -> o.normalize(false)), 0.2038031);
        assertClose(F.softmaxCrossEntropy(x, ints(new int[] {-1, -1})), 0);
        assertClose(F.softmaxCrossEntropy(x, t, o -> o.reduce("no")), 0.4076061, 2.1041307);
        assertClose(F.softmaxCrossEntropy(x, ints(new int[] {2, 1}), o -> o.ignoreLabel(1)), 0.4076061);
        assertClose(F.softmaxCrossEntropy(empty(0, 3), ints(new int[0])), 0);
    }

    @Test void gradientsWithEveryOption() {
        var weights = at(1, 2, 0.5);
        for (String reduce : List.of("mean", "no")) {
            for (boolean normalize : new boolean[] {true, false}) {
                GradientCheck.of(v -> F.softmaxCrossEntropy(v, ints(new int[][] {{2, -1}, {0, 1}}),
                        o -> o.reduce(reduce).normalize(normalize).classWeight(weights))).order(3).at(randn(2, 3, 2));
            }
            GradientCheck.of(v -> F.softmaxCrossEntropy(v, ints(new int[] {2, 0, 1}), o -> o.reduce(reduce))).order(3)
                    .at(randn(3, 3));
        }
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 4) int n, @ForAll @IntRange(min = 2, max = 4) int c,
            @ForAll @IntRange(max = 3) int places, @ForAll boolean normalize) {
        var t = randn(n, places).gt(0).astype(DType.INT32);
        assertGradients(v -> F.softmaxCrossEntropy(v, t, o -> o.normalize(normalize)), randn(n, c, places));
        assertGradients(v -> F.softmaxCrossEntropy(v, t, o -> o.reduce("no").ignoreLabel(0)), randn(n, c, places));
    }

    @Test void softTargets() {
        var t = x(new double[][] {{.2, .3, .5}, {1, 0, 0}});
        assertClose(F.softmaxCrossEntropy(x, t),
                (.2 * 2.4076061 + .3 * 1.4076061 + .5 * 0.4076061 + 2.1041307) / 2);
        assertClose(F.softmaxCrossEntropy(x, t, o -> o.softTargetLoss("kl-divergence")), 1.091042);
        var t64 = t.array().astype(DType.FLOAT64);
        assertGradients(v -> F.softmaxCrossEntropy(v, t64, o -> o.reduce("no")), randn(2, 3));
        assertGradients(v -> F.softmaxCrossEntropy(v, t64, o -> o.softTargetLoss("kl-divergence")), randn(2, 3));
    }

    @Test void nothingOverflows() {
        assertClose(F.softmaxCrossEntropy(x(new double[][] {{1e30, 0}}), ints(new int[] {0})), 0);
    }

    @Test void refusesALabelOutOfRange() {
        if (Given.device().queues()) {
            Variable y = F.softmaxCrossEntropy(x, ints(new int[] {2, 3}));
            assertThrows(IndexOutOfBoundsException.class, y::item); // when the score of the label has been looked up
            return;
        }
        assertRefused(
                "softmaxCrossEntropy: expected every label of t to be in -3 <= t < 3, the classes of x, or -1, which is "
                        + "ignored, but found label 3 at position 1",
                () -> F.softmaxCrossEntropy(x, ints(new int[] {2, 3})));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("softmaxCrossEntropy: expected x.shape[0] == t.shape[0], but 2 != 3",
                () -> F.softmaxCrossEntropy(x, ints(new int[] {2, 3, 4})));
        assertRefused("softmaxCrossEntropy: expected reduce to be one of mean, no, but found sum",
                () -> F.softmaxCrossEntropy(x, ints(new int[] {2, 0}), o -> o.reduce("sum")));
        assertRefused("softmaxCrossEntropy: expected float classWeight of shape (3,), but found "
                + "float32 (2,) on cpu",
                () -> F.softmaxCrossEntropy(x, ints(new int[] {2, 0}), o -> o.classWeight(x(1, 2).array())));
    }
}
