package catenary.array;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Elementwise.withParam;
import static catenary.array.Reduction.reduction;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;

/// The kernels behind the methods of [NDArray].
final class Kernels {

    static final Elementwise IDENTITY = elementwise("copy", x -> x);
    static final Elementwise ADD = elementwise("add", Expr::add);
    static final Elementwise ADD_SCALAR = withParam("add", Expr::add);
    static final Elementwise SUB = elementwise("sub", Expr::sub);
    static final Elementwise SUB_SCALAR = withParam("sub", Expr::sub);
    static final Elementwise MUL = elementwise("mul", Expr::mul);
    static final Elementwise MUL_SCALAR = withParam("mul", Expr::mul);
    static final Elementwise DIV = elementwise("div", Expr::div);
    static final Elementwise DIV_SCALAR = withParam("div", Expr::div);
    static final Elementwise POW = elementwise("pow", Expr::pow);
    static final Elementwise POW_SCALAR = withParam("pow", Expr::pow);
    static final Elementwise MAXIMUM = elementwise("maximum", Expr::max);
    static final Elementwise MAXIMUM_SCALAR = withParam("maximum", Expr::max);
    static final Elementwise MINIMUM = elementwise("minimum", Expr::min);
    static final Elementwise MINIMUM_SCALAR = withParam("minimum", Expr::min);
    static final Elementwise EQ = elementwise("eq", Expr::eq);
    static final Elementwise EQ_SCALAR = withParam("eq", Expr::eq);
    static final Elementwise NE = elementwise("ne", Expr::ne);
    static final Elementwise NE_SCALAR = withParam("ne", Expr::ne);
    static final Elementwise LT = elementwise("lt", Expr::lt);
    static final Elementwise LT_SCALAR = withParam("lt", Expr::lt);
    static final Elementwise LE = elementwise("le", Expr::le);
    static final Elementwise LE_SCALAR = withParam("le", Expr::le);
    static final Elementwise GT = elementwise("gt", Expr::gt);
    static final Elementwise GT_SCALAR = withParam("gt", Expr::gt);
    static final Elementwise GE = elementwise("ge", Expr::ge);
    static final Elementwise GE_SCALAR = withParam("ge", Expr::ge);
    static final Elementwise NEG = elementwise("neg", Expr::neg);
    static final Elementwise ABS = elementwise("abs", Expr::abs);
    static final Elementwise SIGN = elementwise("sign", Expr::sign);
    static final Elementwise SQUARE = elementwise("square", Expr::square);
    static final Elementwise SQRT = elementwise("sqrt", Expr::sqrt);
    static final Elementwise EXP = elementwise("exp", Expr::exp);
    static final Elementwise LOG = elementwise("log", Expr::log);
    static final Elementwise TANH = elementwise("tanh", Expr::tanh);
    static final Elementwise SIN = elementwise("sin", Expr::sin);
    static final Elementwise COS = elementwise("cos", Expr::cos);
    static final Elementwise FLOOR = elementwise("floor", Expr::floor);
    static final Elementwise CEIL = elementwise("ceil", Expr::ceil);
    static final Elementwise WHERE = elementwise("where", (c, x, y) -> c.where(x, y));
    static final Reduction SUM = reduction("sum", Combine.SUM, x -> x);
    static final Reduction PROD = reduction("prod", Combine.PROD, x -> x);
    static final Reduction MEAN = reduction("mean", Combine.SUM, x -> x).finish((s, n) -> s.div(n));
    static final Reduction MAX = reduction("max", Combine.MAX, x -> x);
    static final Reduction MIN = reduction("min", Combine.MIN, x -> x);
    static final Reduction ARGMAX = reduction("argmax", Combine.ARGMAX, x -> x);
    static final Reduction ARGMIN = reduction("argmin", Combine.ARGMIN, x -> x);
    static final Reduction ALL_FINITE =
            reduction("isFinite", Combine.MIN, x -> x.sub(x).eq(0).where(1, 0));
    static final Reduction ANY_NAN = reduction("hasNaN", Combine.MAX, x -> x.ne(x).where(1, 0));

    private Kernels() {}

    /// `x`, or its float64 copy when its integers could not hold the fraction of `b`.
    static NDArray roomFor(NDArray x, double b) {
        return x.dtype().isFloat() || b == Math.rint(b) && !Double.isInfinite(b) ? x : x.astype(DType.FLOAT64);
    }
}
