package catenary.functions.math;

import catenary.autograd.Variable;

/// A sum with `y` aligned at an axis of `x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `y` | that of `x` from `axis` on, as far as it goes | that of `x` |
/// | `axis` | 1 if not given | |
/// | returns | that of `x` | that of `x` |
///
/// A composite.
///
/// ```jshell
/// jshell> F.bias(variable(new float[][] {{1, 2}, {3, 4}}), variable(10, 100), 0)
/// $1 ==> variable([[ 11.,  12.],
///                  [103., 104.]])
/// ```
public final class Bias {

    private Bias() {}

    public static Variable bias(Variable x, Variable y) {
        return bias(x, y, 1);
    }

    /// @throws IllegalArgumentException if dtypes differ or `y` does not fit `x` there
    public static Variable bias(Variable x, Variable y, int axis) {
        return x.add(Scale.aligned("bias", x, y, axis));
    }
}
