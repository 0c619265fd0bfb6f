package catenary.functions.math;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The sum over axes.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes, all if it is not given; an empty array is none | |
/// | returns | that of `x` without `axis`, or with length 1 there if `keepdims` | that of `x` |
///
/// 0 of no elements. The gradient goes to every element.
///
/// ```jshell
/// jshell> F.sum(variable(new float[][] {{1, 2}, {3, 4}}), o -> o.axis(1).keepdims(true))
/// $1 ==> variable([[3.],
///                  [7.]])
/// ```
public final class Sum {

    private Sum() {}

    /// Over all axes.
    public static Variable sum(Variable x) {
        return catenary.autograd.Sum.sum(x, null, false);
    }

    public static Variable sum(Variable x, int... axis) {
        return catenary.autograd.Sum.sum(x, axis, false);
    }

    /// @throws IllegalArgumentException if `x` is not float, or has no such axis, or one is named twice
    public static Variable sum(Variable x, Consumer<AxisOptions> options) {
        AxisOptions o = new AxisOptions();
        options.accept(o);
        return catenary.autograd.Sum.sum(x, o.axis, o.keepdims);
    }
}
