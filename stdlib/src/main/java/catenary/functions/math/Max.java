package catenary.functions.math;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest element over axes.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes, all if it is not given; an empty array is none | |
/// | returns | that of `x` without `axis`, or with length 1 there if `keepdims` | that of `x` |
///
/// Each element equal to the greatest receives the whole gradient. NaN if there is one.
///
/// ```jshell
/// jshell> F.max(variable(new float[][] {{1, 2}, {3, 4}}), o -> o.axis(1).keepdims(true))
/// $1 ==> variable([[2.],
///                  [4.]])
/// ```
public final class Max {

    private Max() {}

    /// Over all axes.
    public static Variable max(Variable x) {
        return catenary.autograd.Extremum.max(x, null, false);
    }

    public static Variable max(Variable x, int... axis) {
        return catenary.autograd.Extremum.max(x, axis, false);
    }

    /// @throws IllegalArgumentException if `x` is not float, or has no such axis, or one is named twice
    public static Variable max(Variable x, Consumer<AxisOptions> options) {
        AxisOptions o = new AxisOptions();
        options.accept(o);
        return catenary.autograd.Extremum.max(x, o.axis, o.keepdims);
    }
}
