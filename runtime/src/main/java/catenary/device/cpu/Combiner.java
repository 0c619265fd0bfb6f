package catenary.device.cpu;

import catenary.expr.Expr;
import catenary.expr.Fold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Combines values one with another in orders that depend on their number alone.
final class Combiner {

    /// A run of at least this many values is combined in this many lanes: value `i` in lane `i % LANES`, as far as whole
    /// multiples of [#FEW] go. The lanes are combined in halves, and what is left with the result one by one.
    static final int LANES = 64;

    /// Shorter runs of at least this many values are combined in this many lanes, those below from left to right.
    static final int FEW = 16;

    private static final Kernels VALUES = new Kernels(List.of(new Expr.Arg(0)), 1);

    private static final Map<Fold.Combine, Kernels> PAIRS = new EnumMap<>(Map.of(
            Fold.Combine.SUM, pair(Expr::add), Fold.Combine.PROD, pair(Expr::mul),
            Fold.Combine.MAX, pair(Expr::max), Fold.Combine.MIN, pair(Expr::min)));

    /// Four rows one after the other, in one pass.
    private static final Kernels ADD_FOUR = new Kernels(List.of(
            new Expr.Arg(0).add(new Expr.Arg(1)).add(new Expr.Arg(2)).add(new Expr.Arg(3)).add(new Expr.Arg(4))), 5);

    private static final double[] NONE = {};

    private Combiner() {}

    private static Kernels pair(BinaryOperator<Expr> combine) {
        return new Kernels(List.of(combine.apply(new Expr.Arg(0), new Expr.Arg(1))), 2);
    }

    /// How many lanes a run of `n` values is combined in.
    static int lanes(int n) {
        return n >= LANES ? LANES : n >= FEW ? FEW : 1;
    }

    /// Reduces `rows` runs of `n` values, which follow each other from `a[at]` on, to one value each.
    static void reduce(Fold.Combine combine, Object array, int at, int rows, int n, Object to, int first) {
        Compute compute = array instanceof float[] ? Compute.FLOAT
                : array instanceof double[] ? Compute.DOUBLE : Compute.LONG;
        LaneFold vectors = VALUES.fold(combine, compute, 0, n, rows * n);
        if (vectors != null) {
            vectors.run(
                    new Object[] {null, array}, new int[] {0, at}, new int[] {0, n}, NONE, n, rows, to, first);
            return;
        }
        switch (array) {
            case float[] a -> {
                for (int r = 0; r < rows; r++) {
                    ((float[]) to)[first + r] = reduce(combine, a, at + r * n, n);
                }
            }
            case double[] a -> {
                for (int r = 0; r < rows; r++) {
                    ((double[]) to)[first + r] = reduce(combine, a, at + r * n, n);
                }
            }
            case long[] a -> {
                for (int r = 0; r < rows; r++) {
                    ((long[]) to)[first + r] = reduce(combine, a, at + r * n, n);
                }
            }
            default -> throw new AssertionError(array);
        }
    }

    /// Combines `n` values, neighbours first, then the results, and so on; overwrites them.
    static void pairwise(Fold.Combine combine, Object array, int at, int n, Object to, int position) {
        for (int step = 1; step < n; step *= 2) {
            for (int i = 0; i + step < n; i += 2 * step) {
                switch (array) {
                    case float[] a -> a[at + i] = combine(combine, a[at + i], a[at + i + step]);
                    case double[] a -> a[at + i] = combine(combine, a[at + i], a[at + i + step]);
                    case long[] a -> a[at + i] = combine(combine, a[at + i], a[at + i + step]);
                    default -> throw new AssertionError(array);
                }
            }
        }
        System.arraycopy(array, at, to, position, 1);
    }

    /// Combines `rows` rows of `n` values, the first at `array[at]`, each `step` after the one before, into `to`, which
    /// they replace unless `started`.
    static void accumulate(Fold.Combine combine, Object to, Object array, int at, int rows, int step, int n,
            boolean started) {
        int r = 0;
        if (!started) {
            System.arraycopy(array, at, to, 0, n);
            r = 1;
        }
        if (array instanceof long[] a) {
            for (; r < rows; r++) {
                accumulate(combine, (long[]) to, a, at + r * step, n);
            }
            return;
        }
        Compute compute = array instanceof float[] ? Compute.FLOAT : Compute.DOUBLE;
        Object[] blocks = {to, to, array, array, array, array};
        int[] offsets = new int[6];
        Kernel four = combine == Fold.Combine.SUM && rows - r >= 4 ? ADD_FOUR.kernel(compute, 0, n, rows * n) : null;
        for (; four != null && r + 4 <= rows; r += 4) {
            for (int i = 0; i < 4; i++) {
                offsets[2 + i] = at + (r + i) * step;
            }
            four.block(blocks, offsets, NONE, 0, n);
        }
        Kernel one = r < rows ? PAIRS.get(combine).kernel(compute, 0, n, rows * n) : null;
        for (; r < rows; r++) {
            offsets[2] = at + r * step;
            one.block(blocks, offsets, NONE, 0, n);
        }
    }

    /// Combines `array[at..]` with the `n` values from `array[other]` on.
    static void combine(Fold.Combine combine, Object array, int at, int other, int n) {
        for (int i = 0; i < n; i++) {
            switch (array) {
                case float[] a -> a[at + i] = combine(combine, a[at + i], a[other + i]);
                case double[] a -> a[at + i] = combine(combine, a[at + i], a[other + i]);
                case long[] a -> a[at + i] = combine(combine, a[at + i], a[other + i]);
                default -> throw new AssertionError(array);
            }
        }
    }

    /// The position of the first greatest (or least) of `n` values, or of the first NaN.
    static int best(boolean max, Object array, int at, int n) {
        return switch (array) {
            case float[] a -> best(max, a, at, n);
            case double[] a -> best(max, a, at, n);
            case long[] a -> best(max, a, at, n);
            default -> throw new AssertionError(array);
        };
    }

    static void fill(Object array, int at, int n, int value) {
        switch (array) {
            case float[] a -> java.util.Arrays.fill(a, at, at + n, value);
            case double[] a -> java.util.Arrays.fill(a, at, at + n, value);
            case long[] a -> java.util.Arrays.fill(a, at, at + n, value);
            default -> throw new AssertionError(array);
        }
    }

    private static float combine(Fold.Combine combine, float a, float b) {
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

    private static float reduce(Fold.Combine combine, float[] a, int at, int n) {
        int few = lanes(n);
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
        int whole = n / FEW * FEW;
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

    private static int best(boolean max, float[] a, int at, int n) {
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

    private static double combine(Fold.Combine combine, double a, double b) {
        return switch (combine) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
    }

    private static double sum(double[] a, int at, int n) {
        double y = a[at];
        for (int i = 1; i < n; i++) {
            y += a[at + i];
        }
        return y;
    }

    private static double product(double[] a, int at, int n) {
        double y = a[at];
        for (int i = 1; i < n; i++) {
            y *= a[at + i];
        }
        return y;
    }

    private static double max(double[] a, int at, int n) {
        double y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.max(y, a[at + i]);
        }
        return y;
    }

    private static double min(double[] a, int at, int n) {
        double y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.min(y, a[at + i]);
        }
        return y;
    }

    private static double reduce(Fold.Combine combine, double[] a, int at, int n) {
        int few = lanes(n);
        if (few == 1) {
            return switch (combine) {
                case SUM -> sum(a, at, n);
                case PROD -> product(a, at, n);
                case MAX -> max(a, at, n);
                case MIN -> min(a, at, n);
                case ARGMAX, ARGMIN -> throw new AssertionError(combine);
            };
        }
        double[] lanes = new double[few];
        System.arraycopy(a, at, lanes, 0, few);
        int i = few;
        for (; i + few <= n; i += few) {
            accumulate(combine, lanes, a, at + i, few);
        }
        int whole = n / FEW * FEW;
        accumulate(combine, lanes, a, at + i, whole - i);
        for (int half = few / 2; half > 0; half /= 2) {
            accumulate(combine, lanes, lanes, half, half);
        }
        for (i = whole; i < n; i++) {
            accumulate(combine, lanes, a, at + i, 1);
        }
        return lanes[0];
    }

    private static void accumulate(Fold.Combine combine, double[] to, double[] a, int at, int n) {
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

    private static int best(boolean max, double[] a, int at, int n) {
        int p = 0;
        double best = a[at];
        if (best != best) {
            return 0;
        }
        for (int i = 1; i < n; i++) {
            double x = a[at + i];
            if (max ? x > best : x < best) {
                best = x;
                p = i;
            } else if (x != x) {
                return i;
            }
        }
        return p;
    }

    private static long combine(Fold.Combine combine, long a, long b) {
        return switch (combine) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
    }

    private static long sum(long[] a, int at, int n) {
        long y = a[at];
        for (int i = 1; i < n; i++) {
            y += a[at + i];
        }
        return y;
    }

    private static long product(long[] a, int at, int n) {
        long y = a[at];
        for (int i = 1; i < n; i++) {
            y *= a[at + i];
        }
        return y;
    }

    private static long max(long[] a, int at, int n) {
        long y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.max(y, a[at + i]);
        }
        return y;
    }

    private static long min(long[] a, int at, int n) {
        long y = a[at];
        for (int i = 1; i < n; i++) {
            y = Math.min(y, a[at + i]);
        }
        return y;
    }

    private static long reduce(Fold.Combine combine, long[] a, int at, int n) {
        int few = lanes(n);
        if (few == 1) {
            return switch (combine) {
                case SUM -> sum(a, at, n);
                case PROD -> product(a, at, n);
                case MAX -> max(a, at, n);
                case MIN -> min(a, at, n);
                case ARGMAX, ARGMIN -> throw new AssertionError(combine);
            };
        }
        long[] lanes = new long[few];
        System.arraycopy(a, at, lanes, 0, few);
        int i = few;
        for (; i + few <= n; i += few) {
            accumulate(combine, lanes, a, at + i, few);
        }
        int whole = n / FEW * FEW;
        accumulate(combine, lanes, a, at + i, whole - i);
        for (int half = few / 2; half > 0; half /= 2) {
            accumulate(combine, lanes, lanes, half, half);
        }
        for (i = whole; i < n; i++) {
            accumulate(combine, lanes, a, at + i, 1);
        }
        return lanes[0];
    }

    private static void accumulate(Fold.Combine combine, long[] to, long[] a, int at, int n) {
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

    private static int best(boolean max, long[] a, int at, int n) {
        int p = 0;
        long best = a[at];
        for (int i = 1; i < n; i++) {
            long x = a[at + i];
            if (max ? x > best : x < best) {
                best = x;
                p = i;
            }
        }
        return p;
    }
}
