package catenary.functions.array;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// One element of each row, `y[n] = x[n, t[n]]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, D)` | any |
/// | `t` | `(N,)` | integer; a constant |
/// | returns | `(N,)` | that of `x` |
///
/// A composite; negative positions count from the end.
///
/// ```jshell
/// jshell> F.selectItem(variable(new float[][] {{1, 2}, {3, 4}}), array(new int[] {1, 0}))
/// $1 ==> variable([2., 3.])
/// ```
public final class SelectItem {

    private SelectItem() {}

    /// @throws IllegalArgumentException  if shapes or dtypes don't fit
    /// @throws IndexOutOfBoundsException if a position is out of range
    public static Variable selectItem(Variable x, NDArray t) {
        if (x.rank() != 2 || t.rank() != 1 || x.length() != t.length() || t.dtype().kind() != DType.Kind.SIGNED) {
            throw new IllegalArgumentException("selectItem: expected x (N, D) and integer t (N,)\n  x: "
                    + x.array().describe() + "\n  t: " + t.describe());
        }
        return GetItem.getItem(x, Create.arange(x.device(), DType.INT32, 0, x.length(), 1), t);
    }
}
