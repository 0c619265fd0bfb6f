package catenary.functions.math;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;

/// The position of the first greatest element along an axis, or in row-major order among all.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` without `axis` | int32 |
///
/// NaN counts as the greatest. The result is a constant: it has no gradient.
///
/// ```jshell
/// jshell> F.argmax(variable(new float[][] {{1, 3}, {5, 4}}), 1)
/// $1 ==> variable([1, 0])
/// ```
public final class Argmax extends FunctionNode.Unary {

    private final Integer axis; // null: among all

    private Argmax(Integer axis) {
        super(Retain.NOTHING);
        this.axis = axis;
    }

    /// Among all elements.
    public static Variable argmax(Variable x) {
        return new Argmax(null).apply(Variable.constant(x.array()));
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable argmax(Variable x, int axis) {
        return new Argmax(axis).apply(Variable.constant(x.array()));
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
        if (axis != null) {
            in.axis(0, axis);
        }
    }

    @Override protected NDArray forward(NDArray x) {
        return axis == null ? x.argmax() : x.argmax(axis);
    }

    @Override protected Variable backward(Variable gy) {
        return null;
    }
}
