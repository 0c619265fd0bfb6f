package catenary.autograd;

import static catenary.autograd.Pointwise.pointwise;
import static catenary.autograd.Pointwise.withParam;

import catenary.expr.Expr;

/// The arithmetic operators of variables. Sums take operands of any dtype, products and the rest floats; two variables
/// must have one dtype, a Java number takes the variable's.
public final class Arithmetic {

    public static final Pointwise ADD = pointwise("add", Expr::add).anyDtype();
    public static final Pointwise SUB = pointwise("sub", Expr::sub).anyDtype();
    public static final Pointwise MUL = pointwise("mul", Expr::mul);
    public static final Pointwise DIV = pointwise("div", Expr::div);
    public static final Pointwise POW = pointwise("pow", Expr::pow);
    public static final Pointwise NEG = pointwise("neg", Expr::neg).anyDtype();
    /// The gradient at 0 is 0.
    public static final Pointwise ABS = pointwise("abs", Expr::abs);

    public static final Pointwise ADD_SCALAR = withParam("add", Expr::add).anyDtype();
    public static final Pointwise SUB_SCALAR = withParam("sub", Expr::sub).anyDtype();
    public static final Pointwise MUL_SCALAR = withParam("mul", Expr::mul).anyDtype();
    public static final Pointwise POW_SCALAR = withParam("pow", Expr::pow);
    private static final Pointwise SQUARE = pointwise("square", Expr::square);
    private static final Pointwise CUBE = pointwise("cube", x -> x.pow(3));
    private static final Pointwise RECIPROCAL = pointwise("reciprocal", Expr::reciprocal);
    private static final Pointwise SQRT = pointwise("sqrt", Expr::sqrt);
    private static final Pointwise SUB_FROM = withParam("sub", (x, c) -> c.sub(x)).anyDtype();
    private static final Pointwise DIV_INTO = withParam("div", (x, c) -> c.div(x));
    private static final Pointwise POW_OF = withParam("pow", (x, c) -> c.pow(x));

    private Arithmetic() {}

    /// `x` to the power `c`; the usual powers have kernels of their own, several times as fast.
    public static Variable pow(Variable x, double c) {
        if (c == 2) {
            return SQUARE.on(x);
        }
        if (c == 3) {
            return CUBE.on(x);
        }
        if (c == -1) {
            return RECIPROCAL.on(x);
        }
        return c == 0.5 ? SQRT.on(x) : POW_SCALAR.on(x, c);
    }

    /// `c` to the power `x`.
    public static Variable pow(double c, Variable x) {
        return POW_OF.on(x, c);
    }

    /// `c - x`.
    public static Variable sub(double c, Variable x) {
        return SUB_FROM.on(x, c);
    }

    /// `c / x`.
    public static Variable div(double c, Variable x) {
        return DIV_INTO.on(x, c);
    }
}
