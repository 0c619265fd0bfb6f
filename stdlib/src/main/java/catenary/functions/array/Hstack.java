package catenary.functions.array;

import catenary.autograd.Concat;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.List;

/// Variables joined side by side: along axis 1, vectors along their only axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one; equal along the other axes | one dtype |
/// | returns | longer along that axis | that of `xs` |
///
/// ```jshell
/// jshell> F.hstack(List.of(variable(1, 2), variable(3, 4)))
/// $1 ==> variable([1., 2., 3., 4.])
/// ```
public final class Hstack {

    private Hstack() {}

    /// @throws IllegalArgumentException if there are none, or shapes or dtypes don't fit
    public static Variable hstack(List<Variable> xs) {
        List<Variable> parts = OneRank.of("hstack", xs).stream()
                .map(x -> x.rank() == 0 ? Reshape.reshape(x, 1) : x)
                .toList();
        return Concat.concat(parts, parts.isEmpty() || parts.getFirst().rank() == 1 ? 0 : 1);
    }
}
