package catenary.functions.array;

import catenary.array.Index;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import java.util.Arrays;

/// The elements in reverse order along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | any |
/// | returns | that of `x` | that of `x` |
///
/// A view.
///
/// ```jshell
/// jshell> F.flip(variable(1, 2, 3), 0)
/// $1 ==> variable([3., 2., 1.])
/// ```
public final class Flip {

    private Flip() {}

    /// @throws IllegalArgumentException if there is no such axis
    public static Variable flip(Variable x, int axis) {
        Object[] index = new Object[x.shape().normalizeAxis(axis) + 1];
        Arrays.fill(index, Index.all());
        index[index.length - 1] = Index.slice(null, null, -1);
        return GetItem.getItem(x, index);
    }
}
