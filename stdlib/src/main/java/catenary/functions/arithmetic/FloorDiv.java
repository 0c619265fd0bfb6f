package catenary.functions.arithmetic;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;

/// The whole part of a quotient, `floor(a / b)`: Python's `a // b`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a`, `b` | any that broadcast; one may be a number | one float dtype |
/// | returns | their broadcast | that of the operands |
///
/// Its slope is 0 wherever it has one, so the result is a constant: it has no creator and no gradient.
///
/// ```jshell
/// jshell> F.floorDiv(variable(-3, 3), 2)
/// $1 ==> variable([-2.,  1.])
/// ```
public final class FloorDiv {

    private static final Elementwise FLOOR_DIV = elementwise("floorDiv", (a, b) -> a.div(b).floor());

    private FloorDiv() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes don't broadcast
    public static Variable floorDiv(Variable a, Variable b) {
        if (a.dtype() != b.dtype() || !a.dtype().isFloat()) {
            throw new IllegalArgumentException("floorDiv: expected a and b of one float dtype, but found " + a.dtype()
                    + " and " + b.dtype() + "\n  a: " + a.array().describe() + "\n  b: " + b.array().describe());
        }
        return Variable.constant(FLOOR_DIV.on(a.array(), b.array()));
    }

    public static Variable floorDiv(Variable a, double b) {
        return floorDiv(a, number(a, b));
    }

    public static Variable floorDiv(double a, Variable b) {
        return floorDiv(number(b, a), b);
    }

    private static Variable number(Variable like, double value) {
        NDArray x = Create.full(like.device(), like.dtype(), Shape.SCALAR, value);
        return Variable.constant(x);
    }
}
