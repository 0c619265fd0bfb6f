package catenary.functions.array;

import catenary.autograd.Concat;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.List;

/// Variables joined one under the other: along axis 0, vectors as rows.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one; equal along the other axes | one dtype |
/// | returns | longer along that axis | that of `xs` |
///
/// ```jshell
/// jshell> F.vstack(List.of(variable(1, 2), variable(3, 4)))
/// $1 ==> variable([[1., 2.],
///                  [3., 4.]])
/// ```
public final class Vstack {

    private Vstack() {}

    /// @throws IllegalArgumentException if there are none, or shapes or dtypes don't fit
    public static Variable vstack(List<Variable> xs) {
        List<Variable> parts = OneRank.of("vstack", xs).stream()
                .map(x -> x.rank() < 2 ? Reshape.reshape(x, 1, x.size()) : x)
                .toList();
        return Concat.concat(parts, 0);
    }
}
