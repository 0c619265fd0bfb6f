package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;

/// The same elements without axes of length 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `axis` | the axes to remove, all of length 1 if it is not given; an empty array is none | |
/// | returns | that of `x` without them | that of `x` |
///
/// ```jshell
/// jshell> F.squeeze(variable(new float[][] {{1, 2}}))
/// $1 ==> variable([1., 2.])
/// ```
public final class Squeeze {

    private Squeeze() {}

    /// Without any axis of length 1.
    public static Variable squeeze(Variable x) {
        return Reshape.reshape(x, x.array().squeeze().shape());
    }

    /// @throws IllegalArgumentException if there is no such axis or its length is not 1
    public static Variable squeeze(Variable x, int... axis) {
        return axis.length == 0 ? x : Reshape.reshape(x, x.array().squeeze(axis).shape());
    }
}
