package catenary.functions.array;

import catenary.array.Shape;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;

/// All elements in row-major order along one axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | `(x.size,)` | that of `x` |
///
/// ```jshell
/// jshell> F.flatten(variable(new float[][] {{1, 2}, {3, 4}}))
/// $1 ==> variable([1., 2., 3., 4.])
/// ```
public final class Flatten {

    private Flatten() {}

    public static Variable flatten(Variable x) {
        return Reshape.reshape(x, Shape.of(x.size()));
    }
}
