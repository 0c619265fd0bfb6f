package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The logistic function, `y = 1 / (1 + exp(-x))`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; in `[0, 1]` |
///
/// ```jshell
/// jshell> F.sigmoid(variable(-1000, 0, 1))
/// $1 ==> variable([0.       , 0.5      , 0.7310586])
/// ```
public final class Sigmoid {

    private static final Pointwise SIGMOID =
            pointwise("sigmoid", Expr::sigmoid).slope(y -> y.mul(y.subFrom(1)));

    private Sigmoid() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable sigmoid(Variable x) {
        return SIGMOID.on(x);
    }
}
