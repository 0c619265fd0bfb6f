package catenary.device.cpu;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static java.lang.Math.fma;

/// Functions of `double` that give the same bits everywhere; [DoubleLanes] does the same operations on vectors.
/// Errors are below 2 units in the last place, 2.5 for [#sigmoid] and [#tanh].
///
/// Sources: exp is Taylor's series after reduction, log and log1p are fdlibm's; the rest is [StrictMath].
final class DoubleMath {

    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double ROUND = 0x1.8p52; // adding it leaves no bits behind the point
    static final long ROUND_BITS = 0x4338000000000000L;
    static final double LN2_HIGH = 0x1.62e42fefa3800p-1;
    static final double LN2_LOW = 0x1.ef35793c76730p-45;
    static final double EXP0 = 1 / 6227020800.0; // 1 / 13!
    static final double EXP1 = 1 / 479001600.0;
    static final double EXP2 = 1 / 39916800.0;
    static final double EXP3 = 1 / 3628800.0;
    static final double EXP4 = 1 / 362880.0;
    static final double EXP5 = 1 / 40320.0;
    static final double EXP6 = 1 / 5040.0;
    static final double EXP7 = 1 / 720.0;
    static final double EXP8 = 1 / 120.0;
    static final double EXP9 = 1 / 24.0;
    static final double EXP10 = 1 / 6.0;

    static final long HALF_SQRT2 = 0x3FE6A09E667F3BCDL; // the bits of sqrt(1/2)
    static final long ONE = 0x3FF0000000000000L;
    static final long MANTISSA = 0xFFFFFFFFFFFFFL;
    static final double LOG_LN2_HIGH = 6.93147180369123816490e-01;
    static final double LOG_LN2_LOW = 1.90821492927058770002e-10;
    static final double LOG1 = 6.666666666666735130e-01;
    static final double LOG2 = 3.999999999940941908e-01;
    static final double LOG3 = 2.857142874366239149e-01;
    static final double LOG4 = 2.222219843214978396e-01;
    static final double LOG5 = 1.818357216161805012e-01;
    static final double LOG6 = 1.531383769920937332e-01;
    static final double LOG7 = 1.479819860511658591e-01;

    private DoubleMath() {}

    static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /// Up to this magnitude a power of e and its reciprocal are normal numbers.
    static final double NORMAL_EXP = 708;

    static double exp(double x) {
        x = Math.min(Math.max(x, -746), 710);
        double z = x * LOG2_E + ROUND;
        double k = z - ROUND;
        double r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        double y = expPolynomial(r) + 1;
        long i = doubleToRawLongBits(z) - ROUND_BITS;
        long h = i >> 1; // 2^i in two factors: neither overflows
        return y * longBitsToDouble(h + 1023 << 52) * longBitsToDouble(i - h + 1023 << 52);
    }

    /// `exp(r) - 1` for `|r| <= ln(2) / 2`.
    private static double expPolynomial(double r) {
        double y = fma(r, EXP0, EXP1);
        y = fma(y, r, EXP2);
        y = fma(y, r, EXP3);
        y = fma(y, r, EXP4);
        y = fma(y, r, EXP5);
        y = fma(y, r, EXP6);
        y = fma(y, r, EXP7);
        y = fma(y, r, EXP8);
        y = fma(y, r, EXP9);
        y = fma(y, r, EXP10);
        y = fma(y, r, 0.5);
        return fma(y, r * r, r);
    }

    static double expm1(double x) {
        double c = Math.min(Math.max(x, -60), 710);
        double z = c * LOG2_E + ROUND;
        double k = z - ROUND;
        double r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, c));
        double p = expPolynomial(r);
        double half = longBitsToDouble(doubleToRawLongBits(z) - ROUND_BITS + 1022 << 52); // 2^(k - 1)
        double y = fma(half, p, half - 0.5) * 2;
        return Math.abs(x) < 0x1p-55 ? x : y;
    }

    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static double tanh(double x) {
        double t = expm1(-2 * Math.abs(x));
        double y = -t / (t + 2);
        return x < 0 ? -y : x == 0 ? x : y;
    }

    static double log(double x) {
        boolean small = x < Double.MIN_NORMAL;
        long bits = doubleToRawLongBits(small ? x * 0x1p54 : x) + (ONE - HALF_SQRT2);
        double k = (bits >> 52) - (small ? 1077 : 1023);
        double y = logOf(longBitsToDouble((bits & MANTISSA) + HALF_SQRT2) - 1, k, 0);
        y = x < Double.POSITIVE_INFINITY ? y : x;
        return x > 0 ? y : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    /// `log(1 + f) + k ln 2 + c`, for `1 + f` between the roots of 1/2 and 2.
    private static double logOf(double f, double k, double c) {
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = fma(w, fma(w, LOG6, LOG4), LOG2);
        double odd = fma(w, fma(w, fma(w, LOG7, LOG5), LOG3), LOG1);
        double r = fma(z, odd, w * even);
        double h = 0.5 * f * f;
        return fma(k, LOG_LN2_HIGH, f - (h - fma(s, h + r, fma(k, LOG_LN2_LOW, c))));
    }

    static double log1p(double x) {
        double u = 1 + x;
        long bits = doubleToRawLongBits(u) + (ONE - HALF_SQRT2);
        double k = (bits >> 52) - 1023;
        double f = k == 0 ? x : longBitsToDouble((bits & MANTISSA) + HALF_SQRT2) - 1;
        double lost = k == 0 ? 0 : (x > 1 ? 1 - (u - x) : x - (u - 1)) / u;
        double y = logOf(f, k, lost);
        y = x < Double.POSITIVE_INFINITY ? y : x;
        y = x > -1 ? y : x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
        return x == 0 ? x : y;
    }

    static double sin(double x) {
        return StrictMath.sin(x);
    }

    static double cos(double x) {
        return StrictMath.cos(x);
    }

    static double tan(double x) {
        return StrictMath.tan(x);
    }

    static double asin(double x) {
        return StrictMath.asin(x);
    }

    static double acos(double x) {
        return StrictMath.acos(x);
    }

    static double atan(double x) {
        return StrictMath.atan(x);
    }

    static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    static double cosh(double x) {
        return StrictMath.cosh(x);
    }

    static double pow(double x, double y) {
        return StrictMath.pow(x, y);
    }

    static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }
}
