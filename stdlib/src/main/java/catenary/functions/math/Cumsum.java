package catenary.functions.math;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.functions.array.Flatten;
import catenary.functions.array.Flip;

/// Running sums, `y[i] = x[0] + ... + x[i]` along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | one axis; if not given, `x` is flattened first | |
/// | returns | that of `x`, or `(x.size,)` | that of `x` |
///
/// The gradient is the running sum from the end. Sums are made of sums of pairs, so that rounding errors grow with the
/// logarithm of the length.
///
/// ```jshell
/// jshell> F.cumsum(variable(1, 2, 3))
/// $1 ==> variable([1., 3., 6.])
/// ```
public final class Cumsum extends FunctionNode.Unary {

    private static final Scan SUMS = new Scan(Variable::add, 0);

    private final int axis;

    private Cumsum(int axis) {
        super(Retain.NOTHING);
        this.axis = axis;
    }

    /// Of the flattened elements.
    public static Variable cumsum(Variable x) {
        return cumsum(Flatten.flatten(x), 0);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable cumsum(Variable x, int axis) {
        return new Cumsum(axis).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).axis(0, axis);
    }

    @Override protected NDArray forward(NDArray x) {
        return SUMS.along(Variable.constant(x), axis).array();
    }

    @Override protected Variable backward(Variable gy) {
        return Flip.flip(cumsum(Flip.flip(gy, axis), axis), axis);
    }
}
