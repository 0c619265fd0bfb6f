package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The least whole number not less than `x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` | that of `x` |
///
/// Its slope is 0 wherever it has one, so the result is a constant: it has no creator and no gradient.
///
/// ```jshell
/// jshell> F.ceil(variable(-1.5, 0, 1.5))
/// $1 ==> variable([-1.,  0.,  2.])
/// ```
public final class Ceil {

    private static final Elementwise CEIL = elementwise("ceil", Expr::ceil);

    private Ceil() {}

    public static Variable ceil(Variable x) {
        return Variable.constant(CEIL.on(x.array()));
    }
}
