package catenary.functions.math;

import catenary.autograd.Variable;
import catenary.functions.array.Flatten;

/// Running products, `y[i] = x[0] * ... * x[i]` along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | one axis; if not given, `x` is flattened first | |
/// | returns | that of `x`, or `(x.size,)` | that of `x` |
///
/// A composite of products, whose gradients are exact at zeros too.
///
/// ```jshell
/// jshell> F.cumprod(variable(1, 2, 3))
/// $1 ==> variable([1., 2., 6.])
/// ```
public final class Cumprod {

    private static final Scan PRODUCTS = new Scan(Variable::mul, 1);

    private Cumprod() {}

    /// Of the flattened elements.
    public static Variable cumprod(Variable x) {
        return cumprod(Flatten.flatten(x), 0);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable cumprod(Variable x, int axis) {
        if (!x.dtype().isFloat() || axis < -x.rank() || axis >= x.rank()) {
            throw new IllegalArgumentException("cumprod: expected float x with axis " + axis + "\n  x: "
                    + x.array().describe());
        }
        return PRODUCTS.along(x, axis);
    }
}
