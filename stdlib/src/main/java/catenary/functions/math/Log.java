package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The natural logarithm.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is `-inf` at 0 and NaN below.
///
/// ```jshell
/// jshell> F.log(variable(0, 1, 2))
/// $1 ==> variable([     -inf, 0.       , 0.6931472])
/// ```
public final class Log {

    private static final Pointwise LOG =
            pointwise("log", Expr::log);

    private Log() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable log(Variable x) {
        return LOG.on(x);
    }
}
