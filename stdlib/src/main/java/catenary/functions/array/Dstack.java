package catenary.functions.array;

import catenary.autograd.Concat;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.List;

/// Variables joined behind each other: along axis 2, matrices as slices.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one; equal along the other axes | one dtype |
/// | returns | longer along that axis | that of `xs` |
///
/// ```jshell
/// jshell> F.dstack(List.of(variable(1, 2), variable(3, 4)))
/// $1 ==> variable([[[1., 3.],
///                   [2., 4.]]])
/// ```
public final class Dstack {

    private Dstack() {}

    /// @throws IllegalArgumentException if there are none, or shapes or dtypes don't fit
    public static Variable dstack(List<Variable> xs) {
        List<Variable> parts = OneRank.of("dstack", xs).stream()
                .map(x -> x.rank() < 2 ? Reshape.reshape(x, 1, x.size(), 1)
                        : x.rank() == 2 ? ExpandDims.expandDims(x, 2) : x)
                .toList();
        return Concat.concat(parts, 2);
    }
}
