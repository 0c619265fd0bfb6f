package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;

/// The same elements with a new axis of length 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `axis` | place of the new axis in the result; negative counts from the end | |
/// | returns | that of `x` with length 1 at `axis` | that of `x` |
///
/// ```jshell
/// jshell> F.expandDims(variable(1, 2), -1)
/// $1 ==> variable([[1.],
///                  [2.]])
/// ```
public final class ExpandDims {

    private ExpandDims() {}

    /// @throws IllegalArgumentException if the result has no such axis
    public static Variable expandDims(Variable x, int axis) {
        return Reshape.reshape(x, x.array().expandDims(axis).shape());
    }
}
