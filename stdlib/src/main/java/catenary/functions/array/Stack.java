package catenary.functions.array;

import catenary.autograd.Concat;
import catenary.autograd.Variable;
import java.util.List;

/// Variables joined along a new axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one; one shape | one dtype |
/// | `axis` | place of the new axis in the result; 0 if not given | |
/// | returns | that of `xs` with a new axis | that of `xs` |
///
/// ```jshell
/// jshell> F.stack(List.of(variable(1, 2), variable(3, 4)), 1)
/// $1 ==> variable([[1., 3.],
///                  [2., 4.]])
/// ```
public final class Stack {

    private Stack() {}

    /// Along a new first axis.
    public static Variable stack(List<Variable> xs) {
        return stack(xs, 0);
    }

    /// @throws IllegalArgumentException if there are none, or shapes or dtypes differ, or there is no such axis
    public static Variable stack(List<Variable> xs, int axis) {
        return Concat.concat(xs.stream().map(x -> ExpandDims.expandDims(x, axis)).toList(), axis);
    }
}
