package catenary.device.cpu;

import catenary.expr.Fold;

/// Rows of values combined into one row, in an order that their number alone decides: [#ROWS] of them one after the other,
/// and the results pairwise.
final class RowSums {

    /// Rows that are combined one after the other: a block.
    static final int ROWS = 64;

    private final Fold.Combine combine;
    private final Compute compute;
    private final Scratch scratch;
    private final int n;
    private final Object[] levels = new Object[32]; // at level l the result of 2^l blocks, if that bit of `blocks` is set
    private Object sum;
    private boolean started;
    private int blocks;

    /// For rows of `n` values. Takes blocks from `scratch`, which the caller releases.
    RowSums(Fold.Combine combine, Compute compute, Scratch scratch, int n) {
        this.combine = combine;
        this.compute = compute;
        this.scratch = scratch;
        this.n = n;
        sum = scratch.block(compute, n);
    }

    /// Combines `rows` rows, the first at `array[at]`, each `step` after the one before; not over the end of a block.
    void add(Object array, int at, int rows, int step) {
        Combiner.accumulate(combine, sum, array, at, rows, step, n, started);
        started = true;
    }

    /// Ends a block, which holds at least one row.
    void endBlock() {
        int level = 0;
        for (int k = blocks; (k & 1) != 0; k >>= 1) {
            Combiner.accumulate(combine, levels[level], sum, 0, 1, n, n, true);
            Object done = levels[level];
            levels[level++] = sum;
            sum = done;
        }
        Object free = levels[level];
        levels[level] = sum;
        sum = free != null ? free : scratch.block(compute, n);
        started = false;
        blocks++;
    }

    /// The result of all blocks. Begins anew.
    Object total() {
        Object total = null;
        for (int level = 0; blocks >> level != 0; level++) {
            if ((blocks >> level & 1) != 0) {
                if (total != null) {
                    Combiner.accumulate(combine, levels[level], total, 0, 1, n, n, true);
                }
                total = levels[level];
            }
        }
        blocks = 0;
        return total;
    }
}
