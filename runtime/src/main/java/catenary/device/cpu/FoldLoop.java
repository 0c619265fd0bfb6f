package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Expr;
import catenary.expr.Fold;
import java.util.List;

/// Runs a reduction: evaluates its map in blocks and combines them in an order that the shape alone decides.
///
/// There are two orders. Where the reduced axes lie innermost (or the innermost kept axis is short), each result
/// combines its values in segments of [Interpreter#BLOCK], each in [Combiner#LANES] interleaved lanes, and the segments
/// pairwise. Where a long kept axis lies innermost, rows are added to rows, 64 at a time, and the sums pairwise.
final class FoldLoop {

    /// Kept innermost axes shorter than this are not worth rows of their own.
    static final int NARROW = 32;

    /// Elements of a row that are taken at a time where rows are added as they lie: whole pages, and results that stay in the
    /// first-level cache.
    private static final int WIDE = 4 * Interpreter.BLOCK;

    /// Blocks that one thread takes at a time.
    private static final int GRAIN = 32;

    private final Fold fold;
    private final Folds code;
    private final Compute compute;
    private final Operand[] operands;
    private final double[] params;
    private final long scalars;
    private final Kernel kernel;
    private final LaneFold lanes; // null where the map's values are to be stored before they are combined
    private final boolean plain;
    private final int results;
    private final int count;

    private FoldLoop(
            Fold fold,
            Folds code,
            Compute compute,
            NDArray[] ins,
            Shape over,
            int[] order,
            int results,
            int count,
            double[] params) {
        this.fold = fold;
        this.code = code;
        this.compute = compute;
        this.params = params;
        this.results = results;
        this.count = count;
        int rank = order.length;
        int[] lengths = new int[rank];
        int[][] strides = new int[ins.length][rank];
        for (int i = 0; i < rank; i++) {
            lengths[i] = over.axis(order[i]);
        }
        for (int k = 0; k < ins.length; k++) {
            int[] s = Layout.broadcast(ins[k], over);
            for (int i = 0; i < rank; i++) {
                strides[k][i] = s[order[i]];
            }
        }
        Layout layout = Layout.merge(lengths, strides, new boolean[rank]);
        operands = new Operand[ins.length];
        long pattern = 0;
        for (int k = 0; k < ins.length; k++) {
            operands[k] = new Operand(ins[k].storage(), ins[k].dtype(), ins[k].offset(), layout, k, compute);
            pattern |= operands[k].scalar && layout.size() > 1 ? 1L << k : 0;
        }
        plain = code.mapsToItself && pattern == 0;
        scalars = pattern;
        kernel = plain ? null : code.map.kernel(compute, pattern, results * count);
        boolean direct = !plain;
        for (int k = 0; k < operands.length; k++) {
            direct &= operands[k].direct || operands[k].isNative && (pattern >> k & 1) != 0;
        }
        lanes = !direct ? null
                : code.map.fold(fold.combine(), compute, pattern, Math.min(count, Interpreter.BLOCK), results * count);
    }

    /// See [catenary.array.Device#fold].
    static void run(
            Fold fold, Compute compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes, double[] params) {
        int results = out.size();
        if (results == 0) {
            return;
        }
        int rank = over.rank();
        int count = 1;
        int width = 1; // of the kept axes at the end
        boolean atEnd = true;
        for (int i = rank - 1; i >= 0; i--) {
            int d = over.axis(i);
            if (axes[i]) {
                count *= d;
                atEnd &= d == 1;
            } else if (atEnd) {
                width *= d;
            }
        }
        Fold.Combine combine = fold.combine();
        if (count == 0 && combine != Fold.Combine.SUM && combine != Fold.Combine.PROD) {
            throw new IllegalArgumentException(
                    fold.name() + ": expected at least one element to reduce, but the reduced axes of shape " + over
                            + " hold none");
        }
        Folds code = Folds.of(fold);
        if (plainRows(code, compute, out, ins[0], over, axes, count)) {
            Combiner.reduce(
                    combine, ins[code.plainArray].storage(), ins[code.plainArray].offset(), results, count,
                    out.storage(), out.offset());
            return;
        }
        boolean argument = combine == Fold.Combine.ARGMAX || combine == Fold.Combine.ARGMIN;
        boolean rows = width >= NARROW && count > 1 && !argument;
        int[] order = new int[rank];
        int n = 0;
        int tail = rank;
        if (rows) {
            while (!axes[tail - 1] || over.axis(tail - 1) == 1) {
                tail--;
            }
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < tail; i++) {
                if (axes[i] == (pass == 1)) {
                    order[n++] = i;
                }
            }
        }
        for (int i = tail; i < rank; i++) {
            order[n++] = i;
        }
        Compute result = argument ? Compute.INT : compute;
        boolean inPlace = code.finish == null && out.dtype() == result.blockType();
        Object to = inPlace ? out.storage() : result.newBlock(results);
        int at = inPlace ? out.offset() : 0;
        if (count == 0) {
            Combiner.fill(to, at, results, combine == Fold.Combine.SUM ? 0 : 1);
        } else {
            var loop = new FoldLoop(fold, code, compute, ins, over, order, results, count, params);
            if (argument) {
                loop.arguments((long[]) to, at);
            } else if (rows) {
                loop.rows(to, at, width);
            } else {
                loop.runs(to, at);
            }
        }
        if (inPlace) {
            return;
        }
        if (code.finish != null) {
            Kernel finish = code.finish.kernel(result, 0, results);
            finish.block(new Object[] {to, to}, new int[2], params, 0, results);
        }
        Convert.store(to, 0, out.storage(), out.dtype(), out.offset(), 1, results);
    }

    /// Whether the fold just combines runs of one small array that lie one after the other.
    private static boolean plainRows(
            Folds code, Compute compute, NDArray out, NDArray x, Shape over, boolean[] axes, int count) {
        if (!code.combinesRows
                || count == 0
                || count > Interpreter.BLOCK
                || out.dtype() != compute.blockType()
                || x.dtype() != compute.blockType()
                || !x.isContiguous()
                || x.size() != out.size() * count
                || x.size() > 64 * Interpreter.BLOCK) {
            return false;
        }
        boolean kept = false;
        for (int i = axes.length - 1; i >= 0; i--) {
            if (over.axis(i) != 1) {
                if (axes[i] && kept) {
                    return false;
                }
                kept |= !axes[i];
            }
        }
        return true;
    }

    /// The mapped values of a range of positions: where they are after [#map].
    private final class Values {
        private Object block;
        private Object array;
        private int at;
        private final Object[] blocks = new Object[1 + operands.length];
        private final int[] offsets = new int[1 + operands.length];
        private final int[] steps = new int[1 + operands.length];

        private final Scratch scratch;

        Values(Scratch scratch) {
            this.scratch = scratch;
        }

        private Object block(Object old) {
            return old != null ? old : scratch.block(compute, Interpreter.BLOCK);
        }

        /// Combines `rows` runs of `n` mapped values from position `from` on.
        void reduce(int from, int rows, int n, Object to, int first) {
            if (lanes == null || Combiner.lanes(n) != Combiner.lanes(Math.min(count, Interpreter.BLOCK))) {
                map(from, rows * n);
                Combiner.reduce(fold.combine(), array, at, rows, n, to, first);
                return;
            }
            for (int k = 0; k < operands.length; k++) {
                Operand x = operands[k];
                boolean scalar = (scalars >> k & 1) != 0;
                blocks[1 + k] = x.storage;
                offsets[1 + k] = x.position(scalar ? 0 : from);
                steps[1 + k] = scalar ? 0 : n;
            }
            lanes.run(blocks, offsets, steps, params, n, rows, to, first);
        }

        void map(int from, int n) {
            if (plain) {
                Operand x = operands[code.plainArray];
                if (x.direct) {
                    array = x.storage;
                    at = x.position(from);
                    return;
                }
                block = block(block);
                x.load(block, from, n);
                array = block;
                at = 0;
                return;
            }
            block = block(block);
            blocks[0] = block;
            for (int k = 0; k < operands.length; k++) {
                Operand x = operands[k];
                boolean scalar = (scalars >> k & 1) != 0;
                if (x.direct && !scalar) {
                    blocks[1 + k] = x.storage;
                    offsets[1 + k] = x.position(from);
                } else if (!scalar || blocks[1 + k] == null) {
                    blocks[1 + k] = block(blocks[1 + k]);
                    x.load(blocks[1 + k], from, scalar ? 1 : n);
                }
            }
            kernel.block(blocks, offsets, params, scalars, n);
            array = block;
            at = 0;
        }
    }

    private void runs(Object to, int at) {
        int block = Interpreter.BLOCK;
        if (count <= block) {
            int group = Math.max(1, block / count);
            Workers.split(results, group * GRAIN, (from, end) -> {
                Scratch scratch = Scratch.local();
                long mark = scratch.mark();
                Values v = new Values(scratch);
                for (int o = from; o < end; o += group) {
                    int m = Math.min(group, end - o);
                    v.reduce(o * count, m, count, to, at + o);
                }
                scratch.release(mark);
            });
            return;
        }
        int segments = (count + block - 1) / block;
        Object partial = compute.newBlock(results * segments);
        Workers.split(results * segments, GRAIN, (from, end) -> {
            Scratch scratch = Scratch.local();
            long mark = scratch.mark();
            Values v = new Values(scratch);
            for (int u = from; u < end; u++) {
                int first = u % segments * block;
                int n = Math.min(block, count - first);
                v.reduce(u / segments * count + first, 1, n, partial, u);
            }
            scratch.release(mark);
        });
        for (int o = 0; o < results; o++) {
            Combiner.pairwise(fold.combine(), partial, o * segments, segments, to, at + o);
        }
    }

    private void rows(Object to, int at, int width) {
        boolean inPlace = plain && operands[code.plainArray].direct;
        int chunk = Math.min(width, inPlace ? WIDE : Interpreter.BLOCK);
        int chunks = (width + chunk - 1) / chunk;
        int units = results / width * chunks;
        int blocks = (count - 1) / RowSums.ROWS + 1;
        int each = Integer.highestOneBit(blocks) * 2; // blocks that are a tree of their own; the result doesn't depend on it
        while (each > 2 && units * ((blocks - 1) / each + 1) < 4 * Workers.threads()) {
            each /= 2;
        }
        int length = each * RowSums.ROWS;
        int parts = (count - 1) / length + 1;
        Object partial = parts == 1 ? to : compute.newBlock(units * parts * chunk);
        Workers.split(units * parts, 1, (from, end) -> {
            Scratch scratch = Scratch.local();
            for (int u = from; u < end; u++) {
                int unit = u / parts;
                int first = unit % chunks * chunk;
                int row = u % parts * length;
                long mark = scratch.mark();
                column(new Values(scratch), unit / chunks, row, Math.min(count, row + length), first,
                        Math.min(chunk, width - first), width, partial,
                        parts == 1 ? at + unit / chunks * width + first : u * chunk);
                scratch.release(mark);
            }
        });
        for (int unit = 0; parts > 1 && unit < units; unit++) {
            int first = unit % chunks * chunk;
            int n = Math.min(chunk, width - first);
            for (int step = 1; step < parts; step *= 2) {
                for (int i = 0; i + step < parts; i += 2 * step) {
                    int part = (unit * parts + i) * chunk;
                    Combiner.combine(fold.combine(), partial, part, part + step * chunk, n);
                }
            }
            System.arraycopy(partial, unit * parts * chunk, to, at + unit / chunks * width + first, n);
        }
    }

    /// Combines rows `row` to `end` of `n` values from column `first` on into `to[at..]`.
    private void column(Values v, int outer, int row, int end, int first, int n, int width, Object to, int at) {
        boolean inPlace = plain && operands[code.plainArray].direct;
        int together = inPlace ? RowSums.ROWS : n == width ? Math.max(1, Interpreter.BLOCK / width) : 1;
        int step = inPlace ? width : n;
        RowSums sums = new RowSums(fold.combine(), compute, v.scratch, n);
        for (int r = row; r < end;) {
            int stop = Math.min(r + RowSums.ROWS, end);
            while (r < stop) {
                int m = Math.min(together, stop - r);
                v.map((outer * count + r) * width + first, m * n); // where in place, finds the first row
                sums.add(v.array, v.at, m, step);
                r += m;
            }
            sums.endBlock();
        }
        System.arraycopy(sums.total(), 0, to, at, n);
    }

    private void arguments(long[] to, int at) {
        int block = Interpreter.BLOCK;
        boolean max = fold.combine() == Fold.Combine.ARGMAX;
        int group = Math.max(1, block / count);
        Workers.split(results, Math.max(1, group * GRAIN), (from, end) -> {
            Scratch scratch = Scratch.local();
            long mark = scratch.mark();
            Values v = new Values(scratch);
            for (int o = from; count <= block && o < end; o += group) {
                int m = Math.min(group, end - o);
                v.map(o * count, m * count);
                for (int i = 0; i < m; i++) {
                    to[at + o + i] = Combiner.best(max, v.array, v.at + i * count, count);
                }
            }
            Object best = compute.newBlock(2);
            for (int o = from; count > block && o < end; o++) {
                int position = 0;
                for (int i = 0; i < count; i += block) {
                    int n = Math.min(block, count - i);
                    v.map(o * count + i, n);
                    int p = Combiner.best(max, v.array, v.at, n);
                    System.arraycopy(v.array, v.at + p, best, 1, 1);
                    if (i == 0 || Combiner.best(max, best, 0, 2) == 1) {
                        position = i + p;
                        System.arraycopy(best, 1, best, 0, 1);
                    }
                }
                to[at + o] = position;
            }
            scratch.release(mark);
        });
    }

    /// What the CPU keeps for a fold.
    static final class Folds {
        final Kernels map;
        final Kernels finish; // null where there is nothing to finish
        final boolean mapsToItself;
        final boolean combinesRows;
        final int plainArray;

        private Folds(Fold fold) {
            map = new Kernels(List.of(fold.map()), fold.arrays());
            finish = fold.finish() instanceof Expr.Arg ? null : new Kernels(List.of(fold.finish()), 1);
            mapsToItself = fold.map() instanceof Expr.Arg;
            combinesRows = mapsToItself && finish == null && fold.arrays() == 1
                    && fold.combine() != Fold.Combine.ARGMAX && fold.combine() != Fold.Combine.ARGMIN;
            plainArray = fold.map() instanceof Expr.Arg(int i) ? i : 0;
        }

        static Folds of(Fold fold) {
            if (fold.compiled(CpuDevice.KIND) instanceof Folds f) {
                return f;
            }
            Folds f = new Folds(fold);
            fold.compiled(CpuDevice.KIND, f);
            return f;
        }
    }
}
