package catenary.functions.loss;

import static catenary.array.Elementwise.withParam;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Cast;
import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.activation.Softplus;
import java.util.function.Consumer;

/// Sigmoid cross entropy: the mean of `-(t log p + (1 - t) log(1 - p))` with `p = sigmoid(x)`, over the positions whose
/// label is not -1.
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `x` | any | float | unnormalised scores |
/// | `t` | that of `x` | integer | 0, 1, or -1 to ignore the position |
/// | returns | `()`, or that of `x` with `reduce("no")` | that of `x` | nats |
///
/// A composite, `softplus(x) - x t`, so that nothing overflows. If all positions are ignored the loss is 0. Targets
/// receive no gradient.
///
/// ```jshell
/// jshell> F.sigmoidCrossEntropy(variable(new float[][] {{1, 2, 3}}), array(new int[][] {{1, 0, -1}}))
/// $1 ==> variable(1.2200949)
/// ```
public final class SigmoidCrossEntropy {

    private static final Elementwise VALID =
            withParam("sigmoidCrossEntropy", (t, ignored) -> t.ne(ignored).where(1, 0));
    private static final Pointwise LOSS = pointwise("sigmoidCrossEntropy", (positive, x, t) -> positive.sub(x.mul(t)));

    /// What can be chosen beside scores and targets.
    public static final class Options {
        private boolean normalize = true;
        private Reduce reduce = Reduce.MEAN;

        /// Whether the mean is over the labels that are not ignored (the default) or over the first axis.
        public Options normalize(boolean normalize) {
            this.normalize = normalize;
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each position.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("sigmoidCrossEntropy", reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private SigmoidCrossEntropy() {}

    public static Variable sigmoidCrossEntropy(Variable x, Variable t) {
        return sigmoidCrossEntropy(x, t, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable sigmoidCrossEntropy(Variable x, Variable t, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!t.shape().equals(x.shape()) || t.dtype().kind() != DType.Kind.SIGNED) {
            throw new IllegalArgumentException(
                    "sigmoidCrossEntropy: expected integer labels with t.shape == x.shape\n  x: "
                            + x.array().describe() + "\n  t: " + t.array().describe());
        }
        NDArray valid = NDArray.uninitialized(x.device(), x.dtype(), x.shape());
        VALID.into(valid, new NDArray[] {t.array()}, -1);
        Variable target = Variable.constant(t.array().astype(x.dtype()));
        Variable each = LOSS.on(Softplus.softplus(x), x, target).mul(Variable.constant(valid));
        if (o.reduce == Reduce.NO) {
            return each;
        }
        Variable sum = Sum.sum(each, null, false);
        if (!o.normalize) {
            return sum.mul(1.0 / Math.max(1, x.rank() == 0 ? 1 : x.length()));
        }
        // The count stays where it is, so that a GPU isn't waited for, and is too large for 16 bits.
        DType wide = DType.promote(x.dtype(), DType.FLOAT32);
        NDArray count = valid.astype(wide).sum().maximum(1);
        return Cast.cast(Cast.cast(sum, wide).div(Variable.constant(count)), x.dtype());
    }
}
