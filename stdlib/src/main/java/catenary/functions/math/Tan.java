package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The tangent.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.tan(variable(-1, 0, 1))
/// $1 ==> variable([-1.5574077,  0.       ,  1.5574077])
/// ```
public final class Tan {

    private static final Pointwise TAN =
            pointwise("tan", Expr::tan).slope(y -> y.square().add(1));

    private Tan() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable tan(Variable x) {
        return TAN.on(x);
    }
}
