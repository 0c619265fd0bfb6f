package catenary.functions.normalization;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.function.Consumer;

/// Vectors along axes divided by their length, `y = x / (sqrt(sum(x^2, axis)) + eps)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with those axes | float |
/// | `axis` | 1 if not given | |
/// | returns | that of `x` | that of `x` |
///
/// Zero vectors stay zero, and their gradient is that of `x / eps`.
///
/// ```jshell
/// jshell> F.normalize(variable(new float[][] {{3, 4}, {0, 0}}))
/// $1 ==> variable([[0.5999988, 0.7999984],
///                  [0.       , 0.       ]])
/// ```
public final class Normalize {

    private static final Pointwise SQUARE = pointwise("normalize", x -> x.square());
    // The slope of the root at 0, where there is none, is multiplied by x = 0.
    private static final Pointwise LENGTH = pointwise("normalize", s -> s.sqrt())
            .slope(y -> y.gt(0).where(Expr.of(0.5).div(y), Expr.of(0)));

    /// What can be chosen beside `x`.
    public static final class Options {
        private double eps = 1e-5;
        private int[] axis = {1};

        /// Added to each length.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The axes along which the vectors lie.
        public Options axis(int... axis) {
            this.axis = axis;
            return this;
        }
    }

    private Normalize() {}

    public static Variable normalize(Variable x) {
        return normalize(x, _ -> {});
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable normalize(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return x.div(LENGTH.on(Sum.sum(SQUARE.on(x), o.axis, true)).add(o.eps));
    }
}
