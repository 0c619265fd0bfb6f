package catenary.distributions;

import catenary.expr.Expr;

/// Terms of log-likelihoods whose limit is 0 where arithmetic makes NaN of 0 times infinity.
final class Terms {

    /// The logarithm of probability 0.
    static final Expr IMPOSSIBLE = Expr.of(Double.NEGATIVE_INFINITY);

    /// `log(2 pi) / 2`
    static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    static final double EULER = 0.57721566490153286;

    private Terms() {}

    /// `a log(x)`; 0 if both are.
    static Expr xlogy(Expr a, Expr x) {
        return a.eq(0).and(x.eq(0)).where(Expr.of(0), a.mul(x.log()));
    }

    /// `a log(1 + x)`; 0 if both factors are.
    static Expr xlog1py(Expr a, Expr x) {
        return a.eq(0).and(x.eq(-1)).where(Expr.of(0), a.mul(x.log1p()));
    }

    /// `a v`; 0 if `a` is, whatever `v`.
    static Expr unlessZero(Expr a, Expr v) {
        return a.eq(0).and(v.abs().eq(Double.POSITIVE_INFINITY)).where(Expr.of(0), a.mul(v));
    }

    /// The logarithm of the standard normal density.
    static Expr normal(Expr z) {
        return z.square().mul(-0.5).sub(LOG_SQRT_2PI);
    }
}
