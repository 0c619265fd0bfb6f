package catenary.functions.math;

import catenary.expr.Expr;
import java.util.function.IntUnaryOperator;

/// The logarithm of the gamma function, its derivative, and Hurwitz' zeta function as formulas.
///
/// Asymptotic series from 8 on; smaller arguments are shifted there by the functions' recurrences, negative ones reflected.
/// The error is some 1e-15 of the value or of 10, whichever is more.
final class GammaFunctions {

    /// Bernoulli's numbers `B(2), B(4) ... B(16)`.
    private static final double[] BERNOULLI =
            {1 / 6., -1 / 30., 1 / 42., -1 / 30., 5 / 66., -691 / 2730., 7 / 6., -3617 / 510.};

    private static final int SHIFT = 8;

    /// Terms of zeta that are added one by one.
    private static final int TERMS = 10;

    private GammaFunctions() {}

    /// `log |gamma(x)|`; infinite at 0, -1, -2 ...
    static Expr lgamma(Expr x) {
        Expr reflected = x.lt(0.5).where(x.subFrom(1), x);
        Expr log = positiveLgamma(reflected);
        Expr sine = fraction(x).mul(Math.PI).sin();
        Expr value = x.lt(0.5).where(Expr.of(Math.PI).div(sine).log().sub(log), log);
        return x.eq(Double.NEGATIVE_INFINITY).where(Expr.of(Double.POSITIVE_INFINITY), value);
    }

    private static Expr positiveLgamma(Expr x) {
        Expr product = x;
        for (int i = 1; i < SHIFT; i++) {
            product = product.mul(x.add(i));
        }
        Expr small = x.lt(SHIFT);
        Expr w = small.where(x.add(SHIFT), x);
        Expr r = w.reciprocal();
        Expr series = ErrorFunctions.polynomial(r.square(), coefficients(k -> k * (k - 1))).mul(r);
        Expr stirling = w.sub(0.5).mul(w.log().sub(1)).sub(0.5).add(0.5 * Math.log(2 * Math.PI)).add(series);
        return small.where(stirling.sub(product.log()), stirling);
    }

    /// The derivative of [#lgamma].
    static Expr digamma(Expr x) {
        Expr reflected = x.lt(0.5).where(x.subFrom(1), x);
        Expr psi = positiveDigamma(reflected);
        Expr value = x.lt(0.5).where(psi.sub(Expr.of(Math.PI).div(fraction(x).mul(Math.PI).tan())), psi);
        Expr pole = x.eq(0).where(x.reciprocal().neg(), Expr.of(Double.NaN)); // at 0 the sides differ in their sign only
        return x.le(0).and(x.eq(x.floor())).where(pole, value);
    }

    private static Expr positiveDigamma(Expr x) {
        Expr steps = x.reciprocal();
        for (int i = 1; i < SHIFT; i++) {
            steps = steps.add(x.add(i).reciprocal());
        }
        Expr small = x.lt(SHIFT);
        Expr w = small.where(x.add(SHIFT), x);
        Expr z = w.square().reciprocal();
        Expr series = ErrorFunctions.polynomial(z, coefficients(k -> k)).mul(z);
        Expr asymptotic = w.log().sub(w.reciprocal().mul(0.5)).sub(series);
        return small.where(asymptotic.sub(steps), asymptotic);
    }

    /// `B(2k) / divisor(2k)` for `k = 1 ...`, the last first.
    private static double[] coefficients(IntUnaryOperator divisor) {
        int n = BERNOULLI.length;
        double[] c = new double[n];
        for (int k = 1; k <= n; k++) {
            c[n - k] = BERNOULLI[k - 1] / divisor.applyAsInt(2 * k);
        }
        return c;
    }

    private static Expr fraction(Expr x) {
        return x.sub(x.floor());
    }

    /// `sum over k >= 0 of (q + k)^-s` for `s > 1` and `q > 0`, by Euler and Maclaurin's formula; infinite at `s = 1` and
    /// at `q = 0, -1, -2 ...`, else NaN.
    static Expr zeta(Expr s, Expr q) {
        Expr power = s.neg();
        Expr sum = q.pow(power);
        for (int k = 1; k < TERMS; k++) {
            sum = sum.add(q.add(k).pow(power));
        }
        Expr a = q.add(TERMS);
        Expr last = a.pow(power);
        sum = sum.add(last.mul(a).div(s.sub(1))).add(last.mul(0.5));
        Expr factor = s.mul(last).div(a);
        double factorial = 2;
        for (int j = 1; j <= BERNOULLI.length; j++) {
            sum = sum.add(factor.mul(BERNOULLI[j - 1] / factorial));
            factor = factor.mul(s.add(2 * j - 1)).mul(s.add(2 * j)).div(a.square());
            factorial *= (2 * j + 1) * (2 * j + 2);
        }
        Expr pole = s.eq(1).or(q.le(0).and(q.eq(q.floor())));
        return pole.where(Expr.of(Double.POSITIVE_INFINITY), s.lt(1).or(q.le(0)).where(Expr.of(Double.NaN), sum));
    }

    /// The derivative of order `n >= 0` of [#digamma], given `zeta(n + 1, x)`.
    static Expr polygamma(Expr n, Expr x, Expr zeta) {
        Expr order = n.add(1);
        Expr odd = n.sub(n.mul(0.5).floor().mul(2));
        Expr sign = odd.mul(2).sub(1);
        return n.eq(0).where(digamma(x), sign.mul(positiveLgamma(order).exp()).mul(zeta));
    }
}
