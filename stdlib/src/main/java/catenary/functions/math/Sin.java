package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The sine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.sin(variable(-1, 0, 1))
/// $1 ==> variable([-0.841471,  0.      ,  0.841471])
/// ```
public final class Sin {

    private static final Pointwise SIN =
            pointwise("sin", Expr::sin);

    private Sin() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable sin(Variable x) {
        return SIN.on(x);
    }
}
