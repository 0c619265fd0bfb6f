package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The hyperbolic tangent.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; in `[-1, 1]` |
///
/// ```jshell
/// jshell> F.tanh(variable(-1, 0, 1))
/// $1 ==> variable([-0.7615942,  0.       ,  0.7615942])
/// ```
public final class Tanh {

    private static final Pointwise TANH =
            pointwise("tanh", Expr::tanh).slope(y -> y.square().subFrom(1));

    private Tanh() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable tanh(Variable x) {
        return TANH.on(x);
    }
}
