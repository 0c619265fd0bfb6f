package catenary.device.cpu;

import catenary.expr.Fold;

/// What [FloatRuns] is for floats.
final class LongRuns {

    private LongRuns() {}

    static long combine(Fold.Combine combine, long a, long b) {
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

    /// In any order, since the result is the same in each.
    static long reduce(Fold.Combine combine, long[] a, int at, int n) {
        return switch (combine) {
            case SUM -> sum(a, at, n);
            case PROD -> product(a, at, n);
            case MAX -> max(a, at, n);
            case MIN -> min(a, at, n);
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
    }

    static void accumulate(Fold.Combine combine, long[] to, long[] a, int at, int n) {
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

    static int best(boolean max, long[] a, int at, int n) {
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
