package catenary.functions.evaluation;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.function.Consumer;

/// The coefficient of determination along axis 0, `1 - sum (true - pred)^2 / sum (true - mean(true))^2`: 1 for a perfect
/// prediction, 0 for one no better than the mean.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `pred` | `(N, ...)` | float |
/// | `true` | that of `pred` | float |
/// | returns | `()`, or that of a row with `multioutput("raw_values")` | that of `pred` |
///
/// An output whose true values are all equal scores 0. Not differentiable.
///
/// ```jshell
/// jshell> F.r2Score(variable(1, 2, 3), variable(1, 2, 4))
/// $1 ==> variable(0.78571427)
/// ```
public final class R2Score extends FunctionNode {

    private static final String[] NAMES = {"pred", "true"};
    private static final Reduction SQUARES =
            reduction("r2Score", Combine.SUM, (a, b) -> a.sub(b).square());
    private static final Reduction TOTAL = reduction("r2Score", Combine.SUM, (w, a) -> w.mul(a));
    private static final Reduction WEIGHTED =
            reduction("r2Score", Combine.SUM, (w, a, b) -> w.mul(a.sub(b).square()));
    private static final Elementwise SCORE =
            elementwise("r2Score", (residual, total) -> total.eq(0).where(0, residual.div(total).subFrom(1)));

    /// What can be chosen beside the values.
    public static final class Options {
        private boolean average = true;
        private NDArray sampleWeight;

        /// How much each of the `N` examples counts, `(N,)`, in the sums and in the mean of true values; all the same if not
        /// given. Chainer has the name, and no such weights.
        public Options sampleWeight(NDArray sampleWeight) {
            this.sampleWeight = sampleWeight;
            return this;
        }

        /// `"uniform_average"` over all outputs (the default), or `"raw_values"`, one score an output.
        ///
        /// @throws IllegalArgumentException for another word
        public Options multioutput(String multioutput) {
            average = switch (multioutput) {
                case "uniform_average" -> true;
                case "raw_values" -> false;
                default -> throw new IllegalArgumentException(
                        "r2Score: expected multioutput uniform_average or raw_values, but found " + multioutput);
            };
            return this;
        }
    }

    private final boolean average;
    private final NDArray weight;

    private R2Score(Options options) {
        super(Retain.NOTHING);
        average = options.average;
        weight = options.sampleWeight;
    }

    public static Variable r2Score(Variable pred, Variable trueValues) {
        return r2Score(pred, trueValues, _ -> {
        });
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable r2Score(Variable pred, Variable trueValues, Consumer<Options> options) {
        Options chosen = new Options();
        options.accept(chosen);
        return new R2Score(chosen).apply(Variable.constant(pred.array()),
                Variable.constant(trueValues.array()));
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.isFloat().sameShape(0, 1).rankAtLeast(0, 1);
        if (weight != null) {
            Shape each = Shape.of(in.get(0).shape().axis(0));
            in.require(weight.shape().equals(each) && weight.dtype().isFloat(), "float sampleWeight of shape " + each,
                    weight.describe());
        }
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        DType dtype = DType.promote(xs[0].dtype(), xs[1].dtype());
        NDArray scores = scores(xs[0].astype(dtype), xs[1].astype(dtype)).astype(xs[0].dtype());
        return new NDArray[] {average ? scores.mean() : scores};
    }

    private NDArray scores(NDArray pred, NDArray real) {
        if (weight != null) {
            int[] column = new int[real.rank()];
            Arrays.fill(column, 1);
            column[0] = weight.size();
            NDArray w = weight.astype(real.dtype()).reshape(Shape.of(column));
            NDArray mean = TOTAL.on(new NDArray[] {w, real}, new int[] {0}, false).div(w.sum());
            return SCORE.on(WEIGHTED.on(new NDArray[] {w, real, pred}, new int[] {0}, false),
                    WEIGHTED.on(new NDArray[] {w, real, mean}, new int[] {0}, false));
        }
        NDArray mean = real.mean(0);
        return SCORE.on(SQUARES.on(new NDArray[] {real, pred}, new int[] {0}, false),
                SQUARES.on(new NDArray[] {real, mean}, new int[] {0}, false));
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(null, null);
    }
}
