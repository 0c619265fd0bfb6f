package catenary.functions.math;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;

/// The position of the first least element along an axis, or in row-major order among all.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` without `axis` | int32 |
///
/// NaN counts as the least. The result is a constant: it has no gradient.
///
/// ```jshell
/// jshell> F.argmin(variable(new float[][] {{1, 3}, {5, 4}}), 1)
/// $1 ==> variable([0, 1])
/// ```
public final class Argmin extends FunctionNode.Unary {

    private final Integer axis; // null: among all

    private Argmin(Integer axis) {
        super(Retain.NOTHING);
        this.axis = axis;
    }

    /// Among all elements.
    public static Variable argmin(Variable x) {
        return new Argmin(null).apply(Variable.constant(x.array()));
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable argmin(Variable x, int axis) {
        return new Argmin(axis).apply(Variable.constant(x.array()));
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
        if (axis != null) {
            in.axis(0, axis);
        }
    }

    @Override protected NDArray forward(NDArray x) {
        return axis == null ? x.argmin() : x.argmin(axis);
    }

    @Override protected Variable backward(Variable gy) {
        return null;
    }
}
