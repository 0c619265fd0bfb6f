package catenary.device.cpu;

import catenary.expr.Fold;

/// Combines floats as [Combiner] says, in plain loops: those of each primitive type, over which Java has no generics, stand
/// in a file of their own.
final class FloatRuns {

    private FloatRuns() {}

    static float combine(Fold.Combine combine, float a, float b) {
        return switch (combine) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
    }

    private static float sum(float[] a, int at, int n) {
        float y = a[at];
        for (int i = 1; i < n; i++) {
            y += a[at + i];
        }
        return y;
    }

    private static float product(float[] a, int at, int n) {
        float y = a[at];
        for (int i = 1; i < n; i++) {
            y *= a[at + i];
        }
        return y;
    }

    private static float max(float[] a, int at, int n) {
        float y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.max(y, a[at + i]);
        }
        return y;
    }

    private static float min(float[] a, int at, int n) {
        float y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.min(y, a[at + i]);
        }
        return y;
    }

    static float reduce(Fold.Combine combine, float[] a, int at, int n) {
        int few = Combiner.lanes(n);
        if (few == 1) {
            return switch (combine) {
                case SUM -> sum(a, at, n);
                case PROD -> product(a, at, n);
                case MAX -> max(a, at, n);
                case MIN -> min(a, at, n);
                case ARGMAX, ARGMIN -> throw new AssertionError(combine);
            };
        }
        float[] lanes = new float[few];
        System.arraycopy(a, at, lanes, 0, few);
        int i = few;
        for (; i + few <= n; i += few) {
            accumulate(combine, lanes, a, at + i, few);
        }
        int whole = n / Combiner.FEW * Combiner.FEW;
        accumulate(combine, lanes, a, at + i, whole - i);
        for (int half = few / 2; half > 0; half /= 2) {
            accumulate(combine, lanes, lanes, half, half);
        }
        for (i = whole; i < n; i++) {
            accumulate(combine, lanes, a, at + i, 1);
        }
        return lanes[0];
    }

    private static void accumulate(Fold.Combine combine, float[] to, float[] a, int at, int n) {
        switch (combine) {
            case SUM -> {
                for (int i = 0; i < n; i++) {
                    to[i] += a[at + i];
                }
            }
            case PROD -> {
                for (int i = 0; i < n; i++) {
                    to[i] *= a[at + i];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    to[i] = Math.max(to[i], a[at + i]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    to[i] = Math.min(to[i], a[at + i]);
                }
            }
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        }
    }

    static int best(boolean max, float[] a, int at, int n) {
        int p = 0;
        float best = a[at];
        if (best != best) {
            return 0;
        }
        for (int i = 1; i < n; i++) {
            float x = a[at + i];
            if (max ? x > best : x < best) {
                best = x;
                p = i;
            } else if (x != x) {
                return i;
            }
        }
        return p;
    }
}
