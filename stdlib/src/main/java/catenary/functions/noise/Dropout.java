package catenary.functions.noise;

import static catenary.array.Elementwise.withParams;

import catenary.array.Elementwise;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Dropout: in training, each element is 0 with probability `ratio` and else multiplied by `1 / (1 - ratio)`, so that
/// its expectation is kept; in test mode `x` itself.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `mask` | that of `x` | any |
/// | returns | that of `x` | that of `x` |
///
/// A composite: `x * mask`.
///
/// ```jshell
/// jshell> F.dropout(variable(1, 2), o -> o.mask(array(0, 2)))
/// $1 ==> variable([0., 4.])
/// ```
///
/// Source: [Srivastava et al. (2014)](https://jmlr.org/papers/v15/srivastava14a.html).
public final class Dropout {

    private static final Elementwise MASK =
            withParams("dropoutMask", (u, ratio, scale) -> u.ge(ratio).where(scale, catenary.expr.Expr.of(0)));

    /// What can be chosen beside `x`.
    public static final class Options {
        private double ratio = 0.5;
        private NDArray mask;
        private Consumer<NDArray> returnMask;

        /// The probability with which an element is dropped.
        public Options ratio(double ratio) {
            this.ratio = ratio;
            return this;
        }

        /// The factors to use instead of drawn ones.
        public Options mask(NDArray mask) {
            this.mask = mask;
            return this;
        }

        /// Receives the factors that were used, or null in test mode.
        public Options returnMask(Consumer<NDArray> returnMask) {
            this.returnMask = returnMask;
            return this;
        }
    }

    private Dropout() {}

    /// With `ratio = 0.5`.
    public static Variable dropout(Variable x) {
        return dropout(x, new Options());
    }

    public static Variable dropout(Variable x, double ratio) {
        return dropout(x, new Options().ratio(ratio));
    }

    /// @throws IllegalArgumentException if `ratio` is not in `[0, 1)` or `mask` does not fit `x`
    public static Variable dropout(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return dropout(x, o);
    }

    private static Variable dropout(Variable x, Options o) {
        if (!(o.ratio >= 0 && o.ratio < 1)) {
            throw new IllegalArgumentException("dropout: expected 0 <= ratio < 1, but found " + o.ratio);
        }
        NDArray mask = Config.current().train() ? o.mask != null ? o.mask : draw(x, o.ratio) : null;
        if (o.returnMask != null) {
            o.returnMask.accept(mask);
        }
        if (mask == null) {
            return x;
        }
        if (!mask.shape().equals(x.shape())) {
            throw new IllegalArgumentException("dropout: expected mask.shape == x.shape, but " + mask.shape() + " != "
                    + x.shape() + "\n  x: " + x.array().describe() + "\n  mask: " + mask.describe());
        }
        return x.mul(Variable.constant(mask.astype(x.dtype())));
    }

    private static NDArray draw(Variable x, double ratio) {
        NDArray u = Generator.global().rand(x.device(), x.dtype(), x.shape());
        MASK.into(u, new NDArray[] {u}, ratio, 1 / (1 - ratio));
        return u;
    }
}
