package catenary.functions.loss;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Fold.Combine;
import catenary.functions.math.Logsumexp;
import java.util.function.Consumer;

/// Softmax cross entropy: the mean of `-log softmax(x)[t]` over the positions whose label is not ignored.
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `x` | `(B, C, ...)` | float | unnormalised scores |
/// | `t` | `(B, ...)` | integer | the class of each position in `[0, C)`, or `ignoreLabel` |
/// | | or that of `x` | that of `x` | soft targets: a distribution over the classes at each position |
/// | returns | `()`, or that of labels with `reduce("no")` | that of `x` | nats |
///
/// Nothing overflows: the loss is `logsumexp(x) - x[t]`. The gradient is `softmax(x) - onehot(t)`, in one pass; it can
/// be differentiated again. If all positions are ignored the loss is 0. Targets receive no gradient. Soft targets are
/// summed over classes and averaged over all positions; `normalize`, `classWeight` and `ignoreLabel` are for labels.
///
/// ```jshell
/// jshell> F.softmaxCrossEntropy(variable(new float[][] {{1, 2, 3}, {-1, 0, 0.5f}}), array(new int[] {2, 0}))
/// $1 ==> variable(1.2558683)
/// ```
public final class SoftmaxCrossEntropy extends FunctionNode {

    private static final String[] NAMES = {"x", "t"};
    private static final Reduction MEAN =
            reduction("softmaxCrossEntropy", Combine.SUM, (lse, score) -> lse.sub(score)).finish((s, n) -> s.div(n));
    private static final Elementwise LOSS = elementwise("softmaxCrossEntropy", (lse, score) -> lse.sub(score));
    private static final Elementwise WEIGHTED =
            elementwise("softmaxCrossEntropy", (lse, score, k) -> k.eq(0).where(k, lse.sub(score).mul(k)));
    private static final Pointwise SHARE =
            pointwise("softmaxTimes", (x, lse, h) -> h.eq(0).where(h, x.sub(lse).exp().mul(h)));

    /// What can be chosen beside scores and targets.
    public static final class Options {
        private boolean normalize = true;
        private NDArray classWeight;
        private int ignoreLabel = -1;
        private Reduce reduce = Reduce.MEAN;
        private boolean divergence;

        /// Whether the mean is over the labels that are not ignored (the default) or over the batch.
        public Options normalize(boolean normalize) {
            this.normalize = normalize;
            return this;
        }

        /// A factor for the loss of each class, of any float dtype; it doesn't enter the count that the mean divides by.
        public Options classWeight(NDArray classWeight) {
            this.classWeight = classWeight;
            return this;
        }

        /// The label of positions that don't count.
        public Options ignoreLabel(int ignoreLabel) {
            this.ignoreLabel = ignoreLabel;
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each position.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("softmaxCrossEntropy", reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }

        /// What soft targets are compared by: `"cross-entropy"`, or `"kl-divergence"`, which subtracts their entropy.
        public Options softTargetLoss(String softTargetLoss) {
            divergence = softTargetLoss.equals("kl-divergence");
            if (!divergence && !softTargetLoss.equals("cross-entropy")) {
                throw new IllegalArgumentException("softmaxCrossEntropy: expected softTargetLoss to be one of "
                        + "cross-entropy, kl-divergence, but found " + softTargetLoss);
            }
            return this;
        }

        /// Changes nothing: what backward needs is small and always kept. For readers of Chainer's programs.
        public Options cacheScore(boolean cacheScore) {
            return this;
        }

        /// Changes nothing: the gradient can always be differentiated. For readers of Chainer's programs.
        public Options enableDoubleBackprop(boolean enableDoubleBackprop) {
            return this;
        }
    }

    private final Options options;
    private Labels labels;
    private NDArray positions;
    private NDArray factors; // of each position; null: all 1
    private Shape kept; // that of x with axis 1 of length 1
    private double count; // what the mean divides by
    private NDArray counted; // in its place, where the host doesn't know it; else null

    private SoftmaxCrossEntropy(Options options) {
        super(Retain.BOTH);
        this.options = options;
    }

    public static Variable softmaxCrossEntropy(Variable x, Variable t) {
        return softmaxCrossEntropy(x, t, new Options());
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or a label is out of range
    public static Variable softmaxCrossEntropy(Variable x, Variable t, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return softmaxCrossEntropy(x, t, o);
    }

    private static Variable softmaxCrossEntropy(Variable x, Variable t, Options o) {
        return t.dtype().isFloat()
                ? SoftTargets.loss(x, t, o.divergence, o.reduce)
                : new SoftmaxCrossEntropy(o).applyAll(x, t)[0];
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).isInteger(1).rankAtLeast(0, 2).rank(1, in.get(0).rank() - 1);
        in.sameAxis(0, 0, 1, 0, "one label for each row");
        for (int i = 2; i < in.get(0).rank(); i++) {
            in.sameAxis(0, i, 1, i - 1, null);
        }
        if (options.classWeight != null) {
            Shape w = options.classWeight.shape();
            in.require(
                    w.equals(Shape.of(in.get(0).shape().axis(1))) && options.classWeight.dtype().isFloat(),
                    "float classWeight of shape (" + in.get(0).shape().axis(1) + ",)",
                    options.classWeight.describe());
        }
        labels = Labels.check(in, options.ignoreLabel);
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray x = xs[0].contiguous();
        NDArray lse = Logsumexp.keepDims(x, 1);
        kept = lse.shape();
        positions = labels.positions();
        count = options.normalize ? labels.divisor() : Math.max(1, x.length());
        counted = options.normalize && options.reduce == Reduce.MEAN && !labels.isCounted()
                ? labels.divisor(DType.promote(x.dtype(), DType.FLOAT32)) : null;
        if (options.classWeight != null || labels.mayBeIgnored()) {
            NDArray weights = options.classWeight == null ? null : options.classWeight.astype(x.dtype());
            factors = labels.factors(weights, x.dtype()).reshape(kept);
        }
        NDArray score = x.reshape(x.size()).take(positions, 0).reshape(kept);
        return new NDArray[] {reduced(lse, score, xs[1].shape()), lse};
    }

    private NDArray reduced(NDArray lse, NDArray score, Shape shape) {
        if (factors == null && options.reduce == Reduce.MEAN) {
            return MEAN.on(new NDArray[] {lse, score}, null, false, count);
        }
        NDArray each = factors == null ? LOSS.on(lse, score) : WEIGHTED.on(lse, score, factors);
        if (options.reduce != Reduce.MEAN) {
            return each.reshape(shape);
        }
        return counted == null ? each.sum().mulAssign(1 / count) : each.sum().div(counted).astype(each.dtype());
    }

    /// The second output is the logarithm of the partition function, which this function shares with its gradient.
    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(() -> gradient(gys[0], gys[1]), null);
    }

    private Variable gradient(Variable gloss, Variable glse) {
        Variable through = glse == null ? null : SHARE.on(input(0), output(1), glse);
        if (gloss == null) {
            return through;
        }
        Variable h = options.reduce != Reduce.MEAN ? Reshape.reshape(gloss, kept)
                : counted == null ? gloss.mul(1 / count)
                        : Cast.cast(Cast.cast(gloss, counted.dtype()).div(Variable.constant(counted)), gloss.dtype());
        Variable each = factors == null ? h : h.mul(Variable.constant(factors));
        Variable gx = new Slope(positions, kept).apply(input(0), output(1), each);
        return through == null ? gx : gx.add(through);
    }

    /// `(softmax(x) - onehot(t)) * h`, with `h` one number or one a position.
    private static final class Slope extends FunctionNode.Nary {
        private final NDArray positions;
        private final Shape kept;

        Slope(NDArray positions, Shape kept) {
            super(Retain.INPUTS);
            this.positions = positions;
            this.kept = kept;
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            NDArray y = SHARE.elementwise().on(xs[0], xs[1], xs[2]);
            NDArray taken = xs[2].neg().broadcastTo(kept).reshape(positions.size());
            y.reshape(y.size()).addAtAssign(taken, positions, 0);
            return y;
        }

        @Override protected Grads backward(Variable g) {
            Variable x = input(0);
            Variable lse = input(1);
            Variable h = input(2);
            return Grads.of(
                    () -> SHARE.on(x, lse, h.mul(g)), // (B, C, ...)
                    () -> SumTo.sumTo(SHARE.on(x, lse, h.mul(g)), kept).neg(), // (B, 1, ...)
                    () -> SumTo.sumTo(
                            SumTo.sumTo(SHARE.on(x, lse, g), kept).sub(Reshape.reshape(labelled(g), kept)), h.shape()));
        }

        private Variable labelled(Variable g) {
            return GetItem.getItem(Reshape.reshape(g, Shape.of(g.size())), positions);
        }
    }
}
