package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import java.util.function.Consumer;

/// Brings the anchor nearer to the positive than to the negative: `max(|a - p|^2 - |a - n|^2 + margin, 0)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `anchor`, `positive`, `negative` | `(B, N)` | one float dtype |
/// | returns | `()`, or `(B,)` with `reduce("no")` | that of `anchor` |
///
/// A composite over squared distances.
///
/// ```jshell
/// jshell> F.triplet(variable(new float[][] {{0}}), variable(new float[][] {{1}}), variable(new float[][] {{-1}}))
/// $1 ==> variable(0.2)
/// ```
///
/// Source: [Schroff et al. (2015)](https://arxiv.org/abs/1503.03832).
public final class Triplet {

    private static final Pointwise GAP =
            pointwise("triplet", (a, p, n) -> a.sub(p).square().sub(a.sub(n).square()))
                    .sameShape()
                    .names("anchor", "positive", "negative");

    /// What can be chosen beside the points.
    public static final class Options {
        private double margin = 0.2;
        private Reduce reduce = Reduce.MEAN;

        /// By how much the positive must be nearer.
        public Options margin(double margin) {
            this.margin = margin;
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each row.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("triplet", reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private Triplet() {}

    public static Variable triplet(Variable anchor, Variable positive, Variable negative) {
        return triplet(anchor, positive, negative, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes differ or not `margin > 0`
    public static Variable triplet(Variable anchor, Variable positive, Variable negative, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!(o.margin > 0)) {
            throw new IllegalArgumentException("triplet: expected margin > 0, but found " + o.margin);
        }
        if (anchor.rank() != 2 || anchor.length() == 0) {
            throw new IllegalArgumentException(
                    "triplet: expected anchor (B, N) with B > 0\n  anchor: " + anchor.array().describe());
        }
        Variable gap = Sum.sum(GAP.on(anchor, positive, negative), new int[] {1}, false);
        return o.reduce.of(Relu.relu(gap.add(o.margin)));
    }
}
