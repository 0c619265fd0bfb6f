package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The exponential function.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.exp(variable(-1, 0, 1))
/// $1 ==> variable([0.36787945, 1.        , 2.7182817 ])
/// ```
public final class Exp {

    private static final Pointwise EXP =
            pointwise("exp", Expr::exp).slope(y -> y);

    private Exp() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable exp(Variable x) {
        return EXP.on(x);
    }
}
