package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// -1, 0 or 1; NaN stays NaN.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` | that of `x` |
///
/// Its slope is 0 wherever it has one, so the result is a constant: it has no creator and no gradient.
///
/// ```jshell
/// jshell> F.sign(variable(-1.5, 0, 1.5))
/// $1 ==> variable([-1.,  0.,  1.])
/// ```
public final class Sign {

    private static final Elementwise SIGN = elementwise("sign", Expr::sign);

    private Sign() {}

    public static Variable sign(Variable x) {
        return Variable.constant(SIGN.on(x.array()));
    }
}
