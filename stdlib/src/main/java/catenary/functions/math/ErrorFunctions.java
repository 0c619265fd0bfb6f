package catenary.functions.math;

import catenary.expr.Expr;

/// The error function and its relatives as formulas, to some 1e-16.
///
/// Rational approximations on three ranges of `|x|` (W. J. Cody, Rational Chebyshev approximations for the error function,
/// Math. Comp. 23, 1969).
final class ErrorFunctions {

    private static final double SMALL = 0.46875;
    private static final double SQRT_PI = Math.sqrt(Math.PI);

    private ErrorFunctions() {}

    /// The polynomial with these coefficients, that of the highest power first.
    static Expr polynomial(Expr x, double... coefficients) {
        Expr sum = Expr.of(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum.mul(x).add(coefficients[i]);
        }
        return sum;
    }

    /// `2 / sqrt(pi) * integral from 0 to x of exp(-t^2)`.
    static Expr erf(Expr x) {
        return x.abs().le(SMALL).where(nearZero(x), x.sign().mul(ofPositive(x.abs()).subFrom(1)));
    }

    /// `1 - erf(x)`, without loss where that is small.
    static Expr erfc(Expr x) {
        Expr tail = ofPositive(x.abs());
        return x.abs().le(SMALL).where(nearZero(x).subFrom(1), x.lt(0).where(tail.subFrom(2), tail));
    }

    /// `exp(x^2) erfc(x)`.
    static Expr erfcx(Expr x) {
        Expr scale = x.square().exp();
        Expr tail = scaled(x.abs());
        return x.abs().le(SMALL).where(scale.mul(nearZero(x).subFrom(1)), x.lt(0).where(scale.mul(2).sub(tail), tail));
    }

    private static Expr nearZero(Expr x) {
        Expr z = x.square();
        return x.mul(polynomial(z, 1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2,
                3.77485237685302021e2, 3.20937758913846947e3))
                .div(polynomial(z, 1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3,
                        2.84423683343917062e3));
    }

    /// `erfc(y)` for `y >= 0.46875`. The square of a number of few digits is exact, hence the exponential in two factors.
    private static Expr ofPositive(Expr y) {
        Expr bounded = y.min(40);
        Expr few = bounded.mul(16).trunc().div(16);
        Expr rest = bounded.sub(few).mul(bounded.add(few));
        return few.square().neg().exp().mul(rest.neg().exp()).mul(scaled(y));
    }

    /// `exp(y^2) erfc(y)` for `y >= 0.46875`.
    private static Expr scaled(Expr y) {
        Expr middle = polynomial(y, 2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594,
                6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3,
                2.05107837782607147e3, 1.23033935479799725e3)
                .div(polynomial(y, 1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2,
                        1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3,
                        1.23033935480374942e3));
        Expr z = y.square().reciprocal();
        Expr correction = z.mul(polynomial(z, 1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
                1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4))
                .div(polynomial(z, 1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1,
                        6.05183413124413191e-2, 2.33520497626869185e-3));
        return y.le(4).where(middle, correction.subFrom(1 / SQRT_PI).div(y));
    }
}
