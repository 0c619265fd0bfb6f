package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.function.Consumer;

/// Brings pairs of one kind together and drives others apart: `(y d^2 + (1 - y) max(margin - d, 0)^2) / 2` with
/// `d = |x0 - x1|`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | `(B, N)` | one float dtype |
/// | `y` | `(B,)`; 1 for pairs of one kind, else 0 | integer |
/// | returns | `()`, or `(B,)` with `reduce("no")` | that of `x0` |
///
/// A composite. The gradient of `d` where both points are equal is 0.
///
/// ```jshell
/// jshell> F.contrastive(variable(new float[][] {{0, 0}}), variable(new float[][] {{3, 4}}), array(new int[] {1}))
/// $1 ==> variable(12.5)
/// ```
///
/// Source: [Hadsell et al. (2006)](http://yann.lecun.com/exdb/publis/pdf/hadsell-chopra-lecun-06.pdf).
public final class Contrastive {

    private static final Pointwise DISTANCE = pointwise("contrastive", s -> s.max(1e-14).sqrt());
    private static final Pointwise LOSS = pointwise("contrastive",
            (y, s, gap) -> y.mul(s).add(y.subFrom(1).mul(gap.max(0).square())).mul(0.5));

    /// What can be chosen beside the points.
    public static final class Options {
        private double margin = 1;
        private Reduce reduce = Reduce.MEAN;

        /// The distance beyond which pairs of different kinds cost nothing.
        public Options margin(double margin) {
            this.margin = margin;
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each row.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("contrastive", reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private Contrastive() {}

    public static Variable contrastive(Variable x0, Variable x1, Variable y) {
        return contrastive(x0, x1, y, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit or not `margin > 0`
    public static Variable contrastive(Variable x0, Variable x1, Variable y, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!(o.margin > 0)) {
            throw new IllegalArgumentException("contrastive: expected margin > 0, but found " + o.margin);
        }
        if (x0.rank() != 2 || x0.length() == 0 || y.rank() != 1 || y.length() != x0.length()
                || y.dtype().kind() != DType.Kind.SIGNED) {
            throw new IllegalArgumentException("contrastive: expected x0 (B, N) and integer y (B,) with B > 0\n  x0: "
                    + x0.array().describe() + "\n  y: " + y.array().describe());
        }
        Variable s = Sum.sum(SquaredError.squaredError(x0, x1), new int[] {1}, false);
        Variable gap = DISTANCE.on(s).neg().add(o.margin);
        return o.reduce.of(LOSS.on(Variable.constant(y.array().astype(x0.dtype())), s, gap));
    }
}
