package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MathTest {

    private interface FloatFunction {
        float at(float x);
    }

    private static final MathContext DIGITS = new MathContext(60);

    private final Random random = new Random(9);

    private float sample(int i) {
        return switch (i & 3) {
            case 0 -> (float) (random.nextGaussian() * 3);
            case 1 -> (random.nextFloat() * 2 - 1) * 200;
            case 2 -> (float) (Math.exp(random.nextGaussian() * 8) * (random.nextBoolean() ? 1 : -1));
            default -> Float.intBitsToFloat(random.nextInt());
        };
    }

    private void check(String name, double ulps, FloatFunction f, DoubleUnaryOperator exact) {
        float[] edges = {
                0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
                -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 88.72f, 88.73f, -87.4f, -103.9f,
                -104.1f,
                0.625f, 1e5f, 1.00001e5f
        };
        for (int i = 0; i < 60_000; i++) {
            float x = i < edges.length ? edges[i] : sample(i);
            float found = f.at(x);
            double y = exact.applyAsDouble(x);
            if (Double.isNaN(y) || Float.isInfinite((float) y) || y == 0) {
                assertEquals((float) y, found, name + " of " + x);
            } else {
                double error = Math.abs(found - y) / Math.ulp((float) y);
                assertTrue(error <= ulps, name + " of " + x + ": error " + error + " units in the last place");
            }
        }
    }

    @Test void floatFunctionsAreAccurate() {
        check("exp", 1.1, FloatMath::exp, StrictMath::exp);
        check("expm1", 1.5, FloatMath::expm1, StrictMath::expm1);
        check("log", 1, FloatMath::log, StrictMath::log);
        check("log1p", 1, FloatMath::log1p, StrictMath::log1p);
        check("tanh", 1.5, FloatMath::tanh, StrictMath::tanh);
        check("sigmoid", 2.5, FloatMath::sigmoid, x -> x < 0
                ? StrictMath.exp(x) / (1 + StrictMath.exp(x))
                : 1 / (1 + StrictMath.exp(-x)));
        check("sin", 2, FloatMath::sin, StrictMath::sin);
        check("cos", 2, FloatMath::cos, StrictMath::cos);
        check("trunc", 0, FloatMath::trunc, x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    }

    @Test void doubleFunctionsAreAccurate() {
        for (int i = 0; i < 3000; i++) {
            double x = random.nextGaussian() * (i % 3 == 0 ? 0.1 : i % 3 == 1 ? 1 : 20);
            BigDecimal e = exp(new BigDecimal(x));
            BigDecimal m = BigDecimal.ONE.divide(e, DIGITS);
            close("exp", x, DoubleMath.exp(x), e, 1.1);
            close("expm1", x, DoubleMath.expm1(x), e.subtract(BigDecimal.ONE), 2);
            close("sigmoid", x, DoubleMath.sigmoid(x), BigDecimal.ONE.divide(BigDecimal.ONE.add(m), DIGITS), 2.5);
            close("tanh", x, DoubleMath.tanh(x), e.subtract(m).divide(e.add(m), DIGITS), 3);
            double a = Math.abs(x);
            assertEquals(StrictMath.log(a), DoubleMath.log(a), 2 * Math.ulp(StrictMath.log(a)));
            assertEquals(StrictMath.log1p(a), DoubleMath.log1p(a), 2 * Math.ulp(StrictMath.log1p(a)));
        }
        double[] edges = {
                0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE, -Double.MAX_VALUE, -1, 710, -746
        };
        for (double x : edges) {
            near("exp", x, StrictMath.exp(x), DoubleMath.exp(x));
            near("expm1", x, StrictMath.expm1(x), DoubleMath.expm1(x));
            near("log", x, StrictMath.log(x), DoubleMath.log(x));
            near("log1p", x, StrictMath.log1p(x), DoubleMath.log1p(x));
            near("tanh", x, StrictMath.tanh(x), DoubleMath.tanh(x));
        }
    }

    private static void near(String name, double x, double expected, double found) {
        if (Double.isFinite(expected) && expected != 0) {
            assertEquals(expected, found, Math.ulp(expected), name + " of " + x);
        } else {
            assertEquals(expected, found, name + " of " + x);
        }
    }

    private static void close(String name, double x, double found, BigDecimal exact, double ulps) {
        double unit = Math.ulp(exact.doubleValue());
        double error = new BigDecimal(found).subtract(exact).abs().doubleValue() / unit;
        assertTrue(error <= ulps, name + " of " + x + ": error " + error + " units in the last place");
    }

    /// Taylor's series after halving the argument ten times.
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal r = x.divide(new BigDecimal(1024), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(r, DIGITS).divide(new BigDecimal(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
