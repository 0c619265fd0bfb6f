package catenary.functions.loss;

import catenary.autograd.Variable;

/// The squared difference of each element; another name of [SquaredError].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | one shape | one float dtype |
/// | returns | that of `x0` | that of `x0` |
///
/// ```jshell
/// jshell> F.squaredDifference(variable(1, 2), variable(1, 4))
/// $1 ==> variable([0., 4.])
/// ```
public final class SquaredDifference {

    private SquaredDifference() {}

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable squaredDifference(Variable x0, Variable x1) {
        return SquaredError.squaredError(x0, x1);
    }
}
