package catenary.functions.array;

import catenary.autograd.Variable;
import java.util.List;

/// `x` cut into its slices along an axis, which disappears.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | any |
/// | `axis` | 0 if not given | |
/// | returns | a list; that of `x` without `axis` | that of `x` |
///
/// The inverse of [Stack]. Slices that nobody used contribute 0 to the gradient.
///
/// ```jshell
/// jshell> F.separate(variable(new float[][] {{1, 2}, {3, 4}}), 1)
/// $1 ==> [variable([1., 3.]), variable([2., 4.])]
/// ```
public final class Separate {

    private Separate() {}

    /// Along the first axis.
    public static List<Variable> separate(Variable x) {
        return separate(x, 0);
    }

    /// @throws IllegalArgumentException if there is no such axis or its length is 0
    public static List<Variable> separate(Variable x, int axis) {
        return SplitAxis.splitAxis(x, x.shape().axis(axis), axis).stream()
                .map(part -> Squeeze.squeeze(part, axis))
                .toList();
    }
}
