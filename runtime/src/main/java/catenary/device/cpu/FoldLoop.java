package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Fold;

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

    private final FoldValues values;
    private final Fold.Combine combine;
    private final Compute compute;
    private final int results;
    private final int count;

    private FoldLoop(FoldValues values, Fold.Combine combine, Compute compute, int results, int count) {
        this.values = values;
        this.combine = combine;
        this.compute = compute;
        this.results = results;
        this.count = count;
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
        FoldCode code = FoldCode.of(fold);
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
            var values = new FoldValues(fold, code, compute, ins, over, order, results, count, params);
            var loop = new FoldLoop(values, combine, compute, results, count);
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
            FoldCode code, Compute compute, NDArray out, NDArray x, Shape over, boolean[] axes, int count) {
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

    private void runs(Object to, int at) {
        int block = Interpreter.BLOCK;
        if (count <= block) {
            int group = Math.max(1, block / count);
            Workers.split(results, group * GRAIN, (from, end) -> {
                Scratch scratch = Scratch.local();
                long mark = scratch.mark();
                var v = values.cursor(scratch);
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
            var v = values.cursor(scratch);
            for (int u = from; u < end; u++) {
                int first = u % segments * block;
                int n = Math.min(block, count - first);
                v.reduce(u / segments * count + first, 1, n, partial, u);
            }
            scratch.release(mark);
        });
        for (int o = 0; o < results; o++) {
            Combiner.pairwise(combine, partial, o * segments, segments, to, at + o);
        }
    }

    private void rows(Object to, int at, int width) {
        boolean inPlace = values.inPlace();
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
                column(values.cursor(scratch), scratch, unit / chunks, row, Math.min(count, row + length), first,
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
                    Combiner.combine(combine, partial, part, part + step * chunk, n);
                }
            }
            System.arraycopy(partial, unit * parts * chunk, to, at + unit / chunks * width + first, n);
        }
    }

    /// Combines rows `row` to `end` of `n` values from column `first` on into `to[at..]`.
    private void column(FoldValues.Cursor v, Scratch scratch, int outer, int row, int end, int first, int n, int width,
            Object to, int at) {
        boolean inPlace = values.inPlace();
        int together = inPlace ? RowSums.ROWS : n == width ? Math.max(1, Interpreter.BLOCK / width) : 1;
        int step = inPlace ? width : n;
        RowSums sums = new RowSums(combine, compute, scratch, n);
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
        boolean max = combine == Fold.Combine.ARGMAX;
        int group = Math.max(1, block / count);
        Workers.split(results, Math.max(1, group * GRAIN), (from, end) -> {
            Scratch scratch = Scratch.local();
            long mark = scratch.mark();
            var v = values.cursor(scratch);
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
}
