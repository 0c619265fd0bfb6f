package catenary.functions.activation;

import catenary.autograd.Concat;
import catenary.autograd.Variable;
import java.util.List;

/// The positive and the negative part side by side, `y = concat(max(x, 0), max(-x, 0))`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | float |
/// | `axis` | 1 if not given | |
/// | returns | that of `x`, twice as long along `axis` | that of `x` |
///
/// A composite. The gradient at 0 is 0.
///
/// ```jshell
/// jshell> F.crelu(variable(-1, 2), 0)
/// $1 ==> variable([0., 2., 1., 0.])
/// ```
///
/// Source: [Shang et al. (2016)](https://arxiv.org/abs/1603.05201).
public final class Crelu {

    private Crelu() {}

    /// Along axis 1.
    public static Variable crelu(Variable x) {
        return crelu(x, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable crelu(Variable x, int axis) {
        return Concat.concat(List.of(Relu.relu(x), Relu.relu(x.neg())), axis);
    }
}
