package catenary.functions.math;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.Arrays;

/// A product with `y` aligned at an axis of `x`.
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
/// jshell> F.scale(variable(new float[][] {{1, 2}, {3, 4}}), variable(10, 100), 0)
/// $1 ==> variable([[ 10.,  20.],
///                  [300., 400.]])
/// ```
public final class Scale {

    private Scale() {}

    public static Variable scale(Variable x, Variable y) {
        return scale(x, y, 1);
    }

    /// @throws IllegalArgumentException if dtypes differ or `y` does not fit `x` there
    public static Variable scale(Variable x, Variable y, int axis) {
        return x.mul(aligned("scale", x, y, axis));
    }

    /// `y` with axes of length 1 around its own, so that they meet those of `x` from `axis` on.
    static Variable aligned(String op, Variable x, Variable y, int axis) {
        int[] d = x.shape().toArray();
        if (axis < 0 || axis + y.rank() > d.length
                || !Arrays.equals(Arrays.copyOfRange(d, axis, axis + y.rank()), y.shape().toArray())) {
            throw new IllegalArgumentException(op + ": expected y.shape == x.shape[" + axis + ":" + (axis + y.rank())
                    + "]\n  x: " + x.array().describe() + "\n  y: " + y.array().describe());
        }
        Arrays.fill(d, 1);
        System.arraycopy(y.shape().toArray(), 0, d, axis, y.rank());
        return Reshape.reshape(y, d);
    }
}
