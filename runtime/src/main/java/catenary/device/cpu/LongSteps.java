package catenary.device.cpu;

import catenary.expr.Expr;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// One step of a [Program] over a block of integers. Arithmetic wraps around as `int` or `long` does; dividing by 0
/// gives 0; functions that leave the integers are computed in `double` and truncated.
final class LongSteps {

    private LongSteps() {}

    /// `d[i] = fn(a[s + i])`.
    static void call(Expr.Fn fn, long[] d, long[] a, int s, int n, Compute type) {
        switch (fn) {
            case NEG -> each(d, a, s, n, type, x -> -x);
            case ABS -> each(d, a, s, n, type, Math::abs);
            case SIGN -> each(d, a, s, n, type, Long::signum);
            case FLOOR, CEIL, TRUNC -> System.arraycopy(a, s, d, 0, n);
            case NOT -> each(d, a, s, n, type, x -> x == 0 ? 1 : 0);
            case SQRT -> real(d, a, s, n, type, Math::sqrt);
            case EXP -> real(d, a, s, n, type, DoubleMath::exp);
            case EXPM1 -> real(d, a, s, n, type, DoubleMath::expm1);
            case LOG -> real(d, a, s, n, type, DoubleMath::log);
            case LOG1P -> real(d, a, s, n, type, DoubleMath::log1p);
            case TANH -> real(d, a, s, n, type, DoubleMath::tanh);
            case SIGMOID -> real(d, a, s, n, type, DoubleMath::sigmoid);
            case SIN -> real(d, a, s, n, type, DoubleMath::sin);
            case COS -> real(d, a, s, n, type, DoubleMath::cos);
            case TAN -> real(d, a, s, n, type, DoubleMath::tan);
            case ASIN -> real(d, a, s, n, type, DoubleMath::asin);
            case ACOS -> real(d, a, s, n, type, DoubleMath::acos);
            case ATAN -> real(d, a, s, n, type, DoubleMath::atan);
            case SINH -> real(d, a, s, n, type, DoubleMath::sinh);
            case COSH -> real(d, a, s, n, type, DoubleMath::cosh);
        }
    }

    /// `d[i] = a[s + i] op b[r + i]`.
    static void infix(Expr.Op op, long[] d, long[] a, int s, long[] b, int r, int n, Compute type) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] + b[r + i];
                }
                narrow(d, n, type);
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] - b[r + i];
                }
                narrow(d, n, type);
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] * b[r + i];
                }
                narrow(d, n, type);
            }
            case DIV -> each(d, a, s, b, r, n, type, (x, y) -> y == 0 ? 0 : x / y);
            case FMOD -> each(d, a, s, b, r, n, type, (x, y) -> y == 0 ? 0 : x % y);
            case MAX -> each(d, a, s, b, r, n, type, Math::max);
            case MIN -> each(d, a, s, b, r, n, type, Math::min);
            case POW -> each(d, a, s, b, r, n, type, LongSteps::pow);
            case ATAN2 -> each(d, a, s, b, r, n, type, (x, y) -> (long) DoubleMath.atan2(x, y));
            case EQ -> each(d, a, s, b, r, n, type, (x, y) -> x == y ? 1 : 0);
            case NE -> each(d, a, s, b, r, n, type, (x, y) -> x != y ? 1 : 0);
            case LT -> each(d, a, s, b, r, n, type, (x, y) -> x < y ? 1 : 0);
            case LE -> each(d, a, s, b, r, n, type, (x, y) -> x <= y ? 1 : 0);
            case GT -> each(d, a, s, b, r, n, type, (x, y) -> x > y ? 1 : 0);
            case GE -> each(d, a, s, b, r, n, type, (x, y) -> x >= y ? 1 : 0);
            case AND -> each(d, a, s, b, r, n, type, (x, y) -> x != 0 && y != 0 ? 1 : 0);
            case OR -> each(d, a, s, b, r, n, type, (x, y) -> x != 0 || y != 0 ? 1 : 0);
        }
    }

    /// `x` to the power `y` modulo 2^64; 0 for negative powers of anything but 1 and -1.
    static long pow(long x, long y) {
        if (y < 0) {
            return x == 1 ? 1 : x == -1 ? (y & 1) == 0 ? 1 : -1 : 0;
        }
        long p = 1;
        for (; y != 0; y >>= 1) {
            if ((y & 1) != 0) {
                p *= x;
            }
            x *= x;
        }
        return p;
    }

    private static void each(long[] d, long[] a, int s, int n, Compute type, LongUnaryOperator f) {
        for (int i = 0; i < n; i++) {
            d[i] = f.applyAsLong(a[s + i]);
        }
        narrow(d, n, type);
    }

    private static void each(
            long[] d, long[] a, int s, long[] b, int r, int n, Compute type, LongBinaryOperator f) {
        for (int i = 0; i < n; i++) {
            d[i] = f.applyAsLong(a[s + i], b[r + i]);
        }
        narrow(d, n, type);
    }

    private static void real(long[] d, long[] a, int s, int n, Compute type, DoubleUnaryOperator f) {
        for (int i = 0; i < n; i++) {
            double y = f.applyAsDouble(a[s + i]);
            d[i] = type == Compute.INT ? (int) y : (long) y;
        }
    }

    private static void narrow(long[] d, int n, Compute type) {
        if (type == Compute.INT) {
            for (int i = 0; i < n; i++) {
                d[i] = (int) d[i];
            }
        }
    }
}
