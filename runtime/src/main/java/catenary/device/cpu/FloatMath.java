package catenary.device.cpu;

import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;
import static java.lang.Math.fma;

/// Functions of `float` made of exactly rounded operations: the interpreter, every compiler and every processor give the
/// same bits. [FloatLanes] does the same operations on vectors. Errors are below 2 units in the last place, 2.5 for
/// [#sigmoid].
///
/// Sources: exp, sin, cos and tanh take the polynomials of Cephes (S. Moshier), log and log1p those of fdlibm.
final class FloatMath {

    static final float LOG2_E = 1.44269504f;
    static final float ROUND = 0x1.8p23f; // adding it leaves no bits behind the point
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    static final float EXP0 = 1.9875691500E-4f;
    static final float EXP1 = 1.3981999507E-3f;
    static final float EXP2 = 8.3334519073E-3f;
    static final float EXP3 = 4.1665795894E-2f;
    static final float EXP4 = 1.6666665459E-1f;
    static final float EXP5 = 5.0000001201E-1f;

    static final float TANH0 = -5.70498872745E-3f;
    static final float TANH1 = 2.06390887954E-2f;
    static final float TANH2 = -5.37397155531E-2f;
    static final float TANH3 = 1.33314422036E-1f;
    static final float TANH4 = -3.33332819422E-1f;

    static final int HALF_SQRT2 = 0x3F3504F3; // the bits of sqrt(1/2)
    static final int ONE = 0x3F800000;
    static final float LOG_LN2_HIGH = 6.9313812256e-01f;
    static final float LOG_LN2_LOW = 9.0580006145e-06f;
    static final float LOG1 = 0xaaaaaa.0p-24f;
    static final float LOG2 = 0xccce13.0p-25f;
    static final float LOG3 = 0x91e9ee.0p-25f;
    static final float LOG4 = 0xf89e26.0p-26f;

    static final float TWO_OVER_PI = 0.636619772f;
    static final float HALF_PI_1 = 0x1.921fb6p0f;
    static final float HALF_PI_2 = -0x1.777a5cp-25f;
    static final float HALF_PI_3 = -0x1.ee59dap-50f;
    static final float SIN0 = -1.9515295891E-4f;
    static final float SIN1 = 8.3321608736E-3f;
    static final float SIN2 = -1.6666654611E-1f;
    static final float COS0 = 2.443315711809948E-005f;
    static final float COS1 = -1.388731625493765E-003f;
    static final float COS2 = 4.166664568298827E-002f;

    /// Beyond this the reduction of an angle needs more bits of pi than three floats hold.
    static final float MAX_ANGLE = 1e5f;

    private FloatMath() {}

    static float trunc(float x) {
        return (float) (x < 0 ? Math.ceil(x) : Math.floor(x));
    }

    /// Up to this magnitude a power of e and its reciprocal are normal numbers.
    static final float NORMAL_EXP = 87;

    static float exp(float x) {
        x = x < -104f ? -104f : x;
        x = x > 89f ? 89f : x;
        float z = fma(x, LOG2_E, ROUND);
        float k = z - ROUND;
        float r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        float y = expPolynomial(r) + 1;
        int i = floatToRawIntBits(z); // k, and bits that a shift to the exponent drops
        int h = i >> 1; // 2^k in two factors: neither overflows
        return y * intBitsToFloat((h << 23) + ONE) * intBitsToFloat((i - h << 23) + ONE);
    }

    /// `exp(r) - 1` for `|r| <= ln(2) / 2`.
    private static float expPolynomial(float r) {
        float y = fma(r, EXP0, EXP1);
        y = fma(y, r, EXP2);
        y = fma(y, r, EXP3);
        y = fma(y, r, EXP4);
        y = fma(y, r, EXP5);
        return fma(y, r * r, r);
    }

    static float expm1(float x) {
        float c = x < -30f ? -30f : x;
        c = c > 89f ? 89f : c;
        float z = fma(c, LOG2_E, ROUND);
        float k = z - ROUND;
        float r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, c));
        float p = expPolynomial(r);
        float half = intBitsToFloat(floatToRawIntBits(z) - 0x4B400000 + 126 << 23); // 2^(k - 1)
        float y = fma(half, p, half - 0.5f) * 2;
        return Math.abs(x) < 0x1p-26f ? x : y;
    }

    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static float tanh(float x) {
        float a = Math.abs(x);
        if (a < 0.625f) {
            float z = x * x;
            float y = fma(z, TANH0, TANH1);
            y = fma(y, z, TANH2);
            y = fma(y, z, TANH3);
            y = fma(y, z, TANH4);
            return x == 0 ? x : fma(y * z, x, x);
        }
        float y = 1 - 2 / (exp(a + a) + 1);
        return x < 0 ? -y : y;
    }

    static float log(float x) {
        boolean small = x < Float.MIN_NORMAL;
        int bits = floatToRawIntBits(small ? x * 0x1p25f : x) + (ONE - HALF_SQRT2);
        float k = (bits >> 23) - (small ? 152 : 127);
        float y = logOf(intBitsToFloat((bits & 0x7FFFFF) + HALF_SQRT2) - 1, k, 0);
        y = x < Float.POSITIVE_INFINITY ? y : x;
        return x > 0 ? y : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }

    /// `log(1 + f) + k ln 2 + c`, for `1 + f` between the roots of 1/2 and 2.
    private static float logOf(float f, float k, float c) {
        float s = f / (2 + f);
        float z = s * s;
        float w = z * z;
        float r = fma(z, fma(w, LOG3, LOG1), w * fma(w, LOG4, LOG2));
        float h = 0.5f * f * f;
        return fma(k, LOG_LN2_HIGH, fma(s, h + r, fma(k, LOG_LN2_LOW, c)) - h + f);
    }

    static float log1p(float x) {
        float u = 1 + x;
        int bits = floatToRawIntBits(u) + (ONE - HALF_SQRT2);
        float k = (bits >> 23) - 127;
        float f = k == 0 ? x : intBitsToFloat((bits & 0x7FFFFF) + HALF_SQRT2) - 1;
        float lost = k == 0 ? 0 : (x > 1 ? 1 - (u - x) : x - (u - 1)) / u;
        float y = logOf(f, k, lost);
        y = x < Float.POSITIVE_INFINITY ? y : x;
        y = x > -1 ? y : x == -1 ? Float.NEGATIVE_INFINITY : Float.NaN;
        return x == 0 ? x : y;
    }

    static float sin(float x) {
        return x == 0 ? x : Math.abs(x) <= MAX_ANGLE ? circular(x, 0) : (float) StrictMath.sin(x);
    }

    static float cos(float x) {
        return Math.abs(x) <= MAX_ANGLE ? circular(x, 1) : (float) StrictMath.cos(x);
    }

    /// The sine of `x` plus `turn` quarters of a circle.
    private static float circular(float x, int turn) {
        float z = x * TWO_OVER_PI + ROUND;
        float k = z - ROUND;
        float r = fma(k, -HALF_PI_3, fma(k, -HALF_PI_2, fma(k, -HALF_PI_1, x)));
        int quarter = floatToRawIntBits(z) + turn;
        float w = r * r;
        float y;
        if ((quarter & 1) == 0) {
            y = fma(fma(fma(w, SIN0, SIN1), w, SIN2) * w, r, r);
        } else {
            y = fma(fma(fma(w, COS0, COS1), w, COS2), w * w, fma(w, -0.5f, 1));
        }
        return intBitsToFloat(floatToRawIntBits(y) ^ (quarter & 2) << 30);
    }

    static float tan(float x) {
        return (float) StrictMath.tan(x);
    }

    static float asin(float x) {
        return (float) StrictMath.asin(x);
    }

    static float acos(float x) {
        return (float) StrictMath.acos(x);
    }

    static float atan(float x) {
        return (float) StrictMath.atan(x);
    }

    static float sinh(float x) {
        return (float) StrictMath.sinh(x);
    }

    static float cosh(float x) {
        return (float) StrictMath.cosh(x);
    }

    static float pow(float x, float y) {
        return (float) StrictMath.pow(x, y);
    }

    static float atan2(float y, float x) {
        return (float) StrictMath.atan2(y, x);
    }
}
