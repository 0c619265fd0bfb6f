package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;

/// The same elements without axes of length 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `axis` | the axes to remove; all of length 1 if none are given | |
/// | returns | that of `x` without them | that of `x` |
///
/// ```jshell
/// jshell> F.squeeze(variable(new float[][] {{1, 2}}))
/// $1 ==> variable([1., 2.])
/// ```
public final class Squeeze {

    private Squeeze() {}

    /// @throws IllegalArgumentException if there is no such axis or its length is not 1
    public static Variable squeeze(Variable x, int... axis) {
        return Reshape.reshape(x, x.array().squeeze(axis).shape());
    }
}
