package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The greatest whole number not greater than `x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` | that of `x` |
///
/// Its slope is 0 wherever it has one, so the result is a constant: it has no creator and no gradient.
///
/// ```jshell
/// jshell> F.floor(variable(-1.5, 0, 1.5))
/// $1 ==> variable([-2.,  0.,  1.])
/// ```
public final class Floor {

    private static final Elementwise FLOOR = elementwise("floor", Expr::floor);

    private Floor() {}

    public static Variable floor(Variable x) {
        return Variable.constant(FLOOR.on(x.array()));
    }
}
