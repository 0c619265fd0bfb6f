package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// `x` without its fraction: rounded towards 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` | that of `x` |
///
/// Its slope is 0 wherever it has one, so the result is a constant: it has no creator and no gradient.
///
/// ```jshell
/// jshell> F.fix(variable(-1.5, 0, 1.5))
/// $1 ==> variable([-1.,  0.,  1.])
/// ```
public final class Fix {

    private static final Elementwise FIX = elementwise("fix", Expr::trunc);

    private Fix() {}

    public static Variable fix(Variable x) {
        return Variable.constant(FIX.on(x.array()));
    }
}
