package catenary.functions.array;

import catenary.autograd.Variable;

/// An axis moved back until it stands before axis `start`; the rest keep their order.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` with axes in another order | that of `x` |
///
/// A view. `start` is 0 if not given, and may be `x.rank`.
///
/// ```jshell
/// jshell> F.rollaxis(variable(new float[2][3][4]), 2).shape()
/// $1 ==> (4, 2, 3)
/// ```
public final class Rollaxis {

    private Rollaxis() {}

    /// To the front.
    public static Variable rollaxis(Variable x, int axis) {
        return rollaxis(x, axis, 0);
    }

    /// @throws IllegalArgumentException if there is no such axis
    public static Variable rollaxis(Variable x, int axis, int start) {
        int n = x.rank();
        int from = x.shape().normalizeAxis(axis);
        int before = start < 0 ? start + n : start;
        if (before < 0 || before > n) {
            throw new IllegalArgumentException("rollaxis: expected -" + n + " <= start <= " + n + ", but found " + start
                    + "\n  x: " + x.array().describe());
        }
        return Moveaxis.moved(x, new int[] {from}, new int[] {from < before ? before - 1 : before});
    }
}
