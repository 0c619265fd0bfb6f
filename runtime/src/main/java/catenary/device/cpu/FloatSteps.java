package catenary.device.cpu;

import catenary.expr.Expr;

/// One step of a [Program] over a block of `float`.
final class FloatSteps {

    private FloatSteps() {}

    /// `d[i] = fn(a[s + i])`.
    static void call(Expr.Fn fn, float[] d, float[] a, int s, int n) {
        switch (fn) {
            case NEG -> {
                for (int i = 0; i < n; i++) {
                    d[i] = -a[s + i];
                }
            }
            case ABS -> {
                for (int i = 0; i < n; i++) {
                    d[i] = Math.abs(a[s + i]);
                }
            }
            case SIGN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = Math.signum(a[s + i]);
                }
            }
            case FLOOR -> {
                for (int i = 0; i < n; i++) {
                    d[i] = (float) Math.floor(a[s + i]);
                }
            }
            case CEIL -> {
                for (int i = 0; i < n; i++) {
                    d[i] = (float) Math.ceil(a[s + i]);
                }
            }
            case TRUNC -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.trunc(a[s + i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    d[i] = (float) Math.sqrt(a[s + i]);
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.exp(a[s + i]);
                }
            }
            case EXPM1 -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.expm1(a[s + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.log(a[s + i]);
                }
            }
            case LOG1P -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.log1p(a[s + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.tanh(a[s + i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.sigmoid(a[s + i]);
                }
            }
            case SIN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.sin(a[s + i]);
                }
            }
            case COS -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.cos(a[s + i]);
                }
            }
            case TAN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.tan(a[s + i]);
                }
            }
            case ASIN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.asin(a[s + i]);
                }
            }
            case ACOS -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.acos(a[s + i]);
                }
            }
            case ATAN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.atan(a[s + i]);
                }
            }
            case SINH -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.sinh(a[s + i]);
                }
            }
            case COSH -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.cosh(a[s + i]);
                }
            }
            case NOT -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] == 0 ? 1 : 0;
                }
            }
        }
    }

    /// `d[i] = a[s + i] op b[r + i]`.
    static void infix(Expr.Op op, float[] d, float[] a, int s, float[] b, int r, int n) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] + b[r + i];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] - b[r + i];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] * b[r + i];
                }
            }
            case DIV -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] / b[r + i];
                }
            }
            case FMOD -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] % b[r + i];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    d[i] = Math.max(a[s + i], b[r + i]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    d[i] = Math.min(a[s + i], b[r + i]);
                }
            }
            case POW -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.pow(a[s + i], b[r + i]);
                }
            }
            case ATAN2 -> {
                for (int i = 0; i < n; i++) {
                    d[i] = FloatMath.atan2(a[s + i], b[r + i]);
                }
            }
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] == b[r + i] ? 1 : 0;
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] != b[r + i] ? 1 : 0;
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] < b[r + i] ? 1 : 0;
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] <= b[r + i] ? 1 : 0;
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] > b[r + i] ? 1 : 0;
                }
            }
            case GE -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] >= b[r + i] ? 1 : 0;
                }
            }
            case AND -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] != 0 && b[r + i] != 0 ? 1 : 0;
                }
            }
            case OR -> {
                for (int i = 0; i < n; i++) {
                    d[i] = a[s + i] != 0 || b[r + i] != 0 ? 1 : 0;
                }
            }
        }
    }
}
