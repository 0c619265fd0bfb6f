package catenary.functions.array;

import catenary.autograd.Variable;

/// The elements in reverse order upside down: along axis 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | at least 1 axis | any |
/// | returns | that of `a` | that of `a` |
///
/// A view.
///
/// ```jshell
/// jshell> F.flipud(variable(new float[][] {{1, 2}, {3, 4}}))
/// $1 ==> variable([[3., 4.],
///                  [1., 2.]])
/// ```
public final class Flipud {

    private Flipud() {}

    /// @throws IllegalArgumentException if `a` is not float or has too few axes
    public static Variable flipud(Variable a) {
        Floats.require("flipud", "a", a);
        return Flip.flip(a, 0);
    }
}
