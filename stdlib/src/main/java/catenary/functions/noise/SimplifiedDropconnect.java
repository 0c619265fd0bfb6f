package catenary.functions.noise;

import static catenary.array.Elementwise.withParam;
import static catenary.array.Elementwise.withParams;

import catenary.array.Elementwise;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.functions.connection.Linear;
import java.util.function.Consumer;

/// The affine map `y = x (W mask / (1 - ratio))' + b`, in which each weight is dropped with probability `ratio`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, I)`, or `(N, ...)` whose rest is read as one axis | float |
/// | `W` | `(O, I)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | `mask` | `(N, O, I)`, or `(O, I)` for one mask of all rows | any; where it is 0 a weight is dropped |
/// | returns | `(N, O)` | that of `x` |
///
/// It is told by `train` whether to drop, not by the configuration: without, `ratio` is 0. A composite: with a mask for each
/// row, that many matrices are multiplied with a vector each.
///
/// ```jshell
/// jshell> F.simplifiedDropconnect(variable(new float[][] {{1, 2}}), variable(new float[][] {{3, 4}}), o -> o.train(false))
/// $1 ==> variable([[11.]])
/// ```
///
/// Source: [Wan et al. (2013)](https://proceedings.mlr.press/v28/wan13.html).
public final class SimplifiedDropconnect {

    private static final Elementwise DRAWN =
            withParams("dropconnectMask", (u, ratio, scale) -> u.ge(ratio).where(scale, Expr.of(0)));
    private static final Elementwise GIVEN =
            withParam("dropconnectMask", (m, scale) -> m.mul(scale));

    /// What can be chosen beside the arguments.
    public static final class Options {
        private double ratio = 0.5;
        private boolean train = true;
        private NDArray mask;
        private boolean useBatchwiseMask = true;

        /// The probability with which a weight is dropped.
        public Options ratio(double ratio) {
            this.ratio = ratio;
            return this;
        }

        /// Whether weights are dropped; true if not given.
        public Options train(boolean train) {
            this.train = train;
            return this;
        }

        /// Which weights to keep, instead of drawn ones.
        public Options mask(NDArray mask) {
            this.mask = mask;
            return this;
        }

        /// Whether each row of `x` has a mask of its own; true if not given.
        public Options useBatchwiseMask(boolean useBatchwiseMask) {
            this.useBatchwiseMask = useBatchwiseMask;
            return this;
        }
    }

    private SimplifiedDropconnect() {}

    /// Without `b`.
    public static Variable simplifiedDropconnect(Variable x, Variable W) {
        return simplifiedDropconnect(x, W, null, _ -> {});
    }

    public static Variable simplifiedDropconnect(Variable x, Variable W, Variable b) {
        return simplifiedDropconnect(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable simplifiedDropconnect(Variable x, Variable W, Consumer<Options> options) {
        return simplifiedDropconnect(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or `ratio` is not in `[0, 1)`
    public static Variable simplifiedDropconnect(Variable x, Variable W, Variable b, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!(o.ratio >= 0 && o.ratio < 1)) {
            throw new IllegalArgumentException(
                    "simplifiedDropconnect: expected 0 <= ratio < 1, but found " + o.ratio);
        }
        int inputs = x.rank() < 2 ? -1 : Shape.of(x.shape().toArray()).size() / Math.max(1, x.length());
        if (!x.dtype().isFloat() || !W.dtype().isFloat() || W.rank() != 2
                || x.length() > 0 && W.shape().axis(1) != inputs) {
            throw new IllegalArgumentException(
                    "simplifiedDropconnect: expected float x (N, I) and W (O, I)"
                            + "\n  x: " + x.array().describe() + "\n  W: " + W.array().describe());
        }
        Shape shared = W.shape();
        Shape batchwise = Shape.of(x.length(), shared.axis(0), shared.axis(1));
        NDArray mask = o.mask;
        if (mask != null && !mask.shape().equals(shared) && !mask.shape().equals(batchwise)) {
            throw new IllegalArgumentException(
                    "simplifiedDropconnect: expected mask of shape " + batchwise + " or " + shared
                            + ", but found " + mask.shape());
        }
        double ratio = o.train ? o.ratio : 0;
        if (mask != null) {
            mask = GIVEN.on(mask.astype(W.dtype()), 1 / (1 - ratio));
        } else if (ratio > 0) {
            mask = Generator.global().rand(x.device(), W.dtype(), o.useBatchwiseMask ? batchwise : shared);
            DRAWN.into(mask, new NDArray[] {mask}, ratio, 1 / (1 - ratio));
        }
        Variable weights = mask == null ? W : W.mul(Variable.constant(mask));
        if (weights.rank() == 2) {
            return Linear.linear(x, weights, b);
        }
        DType dtype = DType.promote(x.dtype(), W.dtype());
        Variable y = MatMul.matmul(Cast.cast(weights, dtype),
                Cast.cast(Reshape.reshape(x, x.length(), shared.axis(1), 1), dtype));
        Variable flat = Cast.cast(Reshape.reshape(y, x.length(), shared.axis(0)), x.dtype());
        return b == null ? flat : flat.add(b);
    }
}
