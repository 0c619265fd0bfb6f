package catenary.dsl;

import static catenary.array.Elementwise.elementwise;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// `a % b` as in NumPy: the remainder has the sign of `b`, so `-1 % 3` is 2. Numbers keep Java's `%`, whose remainder has
/// the sign of `a`.
final class Remainder {

    private static final Elementwise ARRAYS = elementwise("mod", (a, b) -> of(a, b));
    private static final Pointwise VARIABLES = pointwise("mod", (a, b) -> of(a, b)).names("a", "b");

    private Remainder() {}

    /// Nothing left over has the sign of `b`, too. To add a zero is what gives it one and leaves the gradient alone.
    static Expr of(Expr a, Expr b) {
        var rest = a.fmod(b);
        var zero = b.lt(0).where(Expr.of(-0.0), Expr.of(0));
        var signed = b.lt(0).where(rest.neg().sub(zero).neg(), rest.add(zero));
        return rest.mul(b).lt(0).where(rest.add(b), signed);
    }

    static NDArray of(NDArray a, NDArray b) {
        return ARRAYS.on(a, b);
    }

    static Variable of(Variable a, Variable b) {
        return VARIABLES.on(a, b);
    }
}
