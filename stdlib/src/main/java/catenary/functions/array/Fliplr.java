package catenary.functions.array;

import catenary.autograd.Variable;

/// The elements in reverse order left to right: along axis 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | at least 2 axes | any |
/// | returns | that of `a` | that of `a` |
///
/// A view.
///
/// ```jshell
/// jshell> F.fliplr(variable(new float[][] {{1, 2}, {3, 4}}))
/// $1 ==> variable([[2., 1.],
///                  [4., 3.]])
/// ```
public final class Fliplr {

    private Fliplr() {}

    /// @throws IllegalArgumentException if `a` is not float or has too few axes
    public static Variable fliplr(Variable a) {
        Floats.require("fliplr", "a", a);
        return Flip.flip(a, 1);
    }
}
