package catenary.device.cpu;

import catenary.expr.Expr;
import catenary.expr.Fold;
import java.util.Arrays;
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
                    ((float[]) to)[first + r] = FloatRuns.reduce(combine, a, at + r * n, n);
                }
            }
            case double[] a -> {
                for (int r = 0; r < rows; r++) {
                    ((double[]) to)[first + r] = DoubleRuns.reduce(combine, a, at + r * n, n);
                }
            }
            case long[] a -> {
                for (int r = 0; r < rows; r++) {
                    ((long[]) to)[first + r] = LongRuns.reduce(combine, a, at + r * n, n);
                }
            }
            default -> throw new AssertionError(array);
        }
    }

    /// Combines `n` values, neighbours first, then the results, and so on; overwrites them.
    static void pairwise(Fold.Combine combine, Object array, int at, int n, Object to, int position) {
        for (int step = 1; step < n; step *= 2) {
            for (int i = 0; i + step < n; i += 2 * step) {
                combine(combine, array, at + i, at + i + step, 1);
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
                LongRuns.accumulate(combine, (long[]) to, a, at + r * step, n);
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
                case float[] a -> a[at + i] = FloatRuns.combine(combine, a[at + i], a[other + i]);
                case double[] a -> a[at + i] = DoubleRuns.combine(combine, a[at + i], a[other + i]);
                case long[] a -> a[at + i] = LongRuns.combine(combine, a[at + i], a[other + i]);
                default -> throw new AssertionError(array);
            }
        }
    }

    /// The position of the first greatest (or least) of `n` values, or of the first NaN.
    static int best(boolean max, Object array, int at, int n) {
        return switch (array) {
            case float[] a -> FloatRuns.best(max, a, at, n);
            case double[] a -> DoubleRuns.best(max, a, at, n);
            case long[] a -> LongRuns.best(max, a, at, n);
            default -> throw new AssertionError(array);
        };
    }

    static void fill(Object array, int at, int n, int value) {
        switch (array) {
            case float[] a -> Arrays.fill(a, at, at + n, value);
            case double[] a -> Arrays.fill(a, at, at + n, value);
            case long[] a -> Arrays.fill(a, at, at + n, value);
            default -> throw new AssertionError(array);
        }
    }
}
