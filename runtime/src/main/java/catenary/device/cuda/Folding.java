package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import java.util.Arrays;

/// Runs reductions: finds as few axes as serve all operands, decides which threads go along which of them, and where few
/// results have long ranges, cuts the ranges into pieces for more blocks, whose results a second kernel combines.
///
/// The order in which values are combined depends on shapes, strides, dtypes and the alignment of the operands in memory,
/// not on time or on the number of multiprocessors: the same operands yield the same bits on every GPU of one
/// architecture. A thread adds at most [FoldSource#RUN] values in a row before it begins a new sum; its sums, then
/// threads, then blocks are combined at levels of their own, so that the error grows about as that of a tree.
final class Folding {

    /// Blocks that keep a large GPU busy. A constant, because the order of combination depends on it.
    private static final int BLOCKS = 1024;

    /// Rows from which on there are threads enough without many for each row.
    private static final int MANY_ROWS = 4096;

    private static final FoldSource[] NONE = {};

    /// The kernels of one fold. Final, so that a thread that finds them finds all of them.
    private record Variants(FoldSource[] all) {}

    private Folding() {}

    /// See [catenary.array.Device#fold].
    static void run(CudaDevice device, Fold fold, DType compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        int results = out.size();
        if (results == 0) {
            return;
        }
        int count = 1;
        for (int i = 0; i < axes.length; i++) {
            count *= axes[i] ? over.axis(i) : 1;
        }
        boolean adds = fold.combine() == Fold.Combine.SUM || fold.combine() == Fold.Combine.PROD;
        if (count == 0 && !adds) {
            throw new IllegalArgumentException(
                    fold.name() + ": expected at least one element to reduce, but the reduced axes of shape " + over
                            + " hold none");
        }
        boolean argument = fold.combine() == Fold.Combine.ARGMAX || fold.combine() == Fold.Combine.ARGMIN;
        Axes kept = new Axes(ins, over, axes, false, true);
        Axes reduced = new Axes(ins, over, axes, true, argument);
        long distance = reduced.distance() - kept.distance();
        boolean rows = distance < 0 || distance == 0 && results < count;
        Axes along = rows ? reduced : kept;
        int width = width(ins, along, rows ? kept : reduced, rows && reduced.rank == 1);
        long packed = 0;
        for (int k = 0; width > 1 && k < ins.length; k++) {
            packed |= (long) along.inner(k) << k;
        }
        Plan plan = rows ? Plan.rows(results, count, width) : Plan.columns(results, count, width);
        int splits = Math.max(1, Math.min(BLOCKS / plan.blocks, count / plan.least));
        int chunk = Math.max(1, Math.ceilDiv(Math.ceilDiv(count, splits), width) * width);
        splits = Math.max(1, Math.ceilDiv(count, chunk));
        var stage = splits == 1 ? FoldSource.Stage.WHOLE : FoldSource.Stage.FIRST;
        FoldSource first = find(fold, compute, out, ins, stage, rows, width, packed, kept.rank, reduced.rank);
        Buffer partial = splits == 1 ? null
                : device.allocator().allocate((long) results * splits * first.partialBytes());
        try {
            Arguments a = Arguments.begin();
            for (NDArray x : ins) {
                a.add(CudaDevice.address(x));
            }
            a.add(splits == 1 ? CudaDevice.address(out) : partial.address());
            kept.strides(a);
            reduced.strides(a);
            kept.lengths(a);
            reduced.lengths(a);
            launch(device, fold, first, a, plan, results, count, chunk, splits, params);
            if (splits > 1) {
                FoldSource last = find(fold, compute, out, ins, FoldSource.Stage.LAST, false, 1, 0, 0, 0);
                a = Arguments.begin().add(partial.address()).add(CudaDevice.address(out));
                launch(device, fold, last, a, Plan.columns(results, splits, 1), results, splits, splits, 1, params);
            }
        } finally {
            if (partial != null) {
                device.allocator().recycle(partial);
            }
        }
    }

    private static void launch(CudaDevice device, Fold fold, FoldSource source, Arguments a, Plan plan, int results,
            int count, int chunk, int splits, double[] params) {
        a.add(results).add(count).add(chunk).add(plan.lanes).add(plan.shift);
        if (fold.params() > 0) {
            a.scalars(params);
        }
        device.launch(source.code(), new Driver.Grid(plan.blocks, splits, 1, FoldSource.THREADS, 1, 1, 0), a);
    }

    private static FoldSource find(Fold fold, DType compute, NDArray out, NDArray[] ins, FoldSource.Stage stage,
            boolean rows, int width, long packed, int keptRank, int reducedRank) {
        Variants known = (Variants) fold.compiled(CudaDevice.KIND);
        FoldSource[] sources = known == null ? NONE : known.all;
        Arithmetic arithmetic = Arithmetic.of(compute);
        int layout = FoldSource.layout(stage, rows, width, keptRank, reducedRank);
        for (FoldSource s : sources) {
            if (s.fits(arithmetic, out, ins, layout, packed)) {
                return s;
            }
        }
        DType[] dtypes = new DType[ins.length];
        Arrays.setAll(dtypes, k -> ins[k].dtype());
        var source = new FoldSource(
                fold, arithmetic, out.dtype(), dtypes, stage, rows, width, packed, keptRank, reducedRank);
        FoldSource[] more = Arrays.copyOf(sources, sources.length + 1);
        more[sources.length] = source;
        fold.compiled(CudaDevice.KIND, new Variants(more));
        return source;
    }

    /// Elements that a thread reads at once along the innermost of the axes `along`: up to 16 bytes of the widest operand
    /// where all operands but those that are one number there are aligned to that.
    ///
    /// @param anyLength whether the kernel copes with a length that is no multiple
    private static int width(NDArray[] ins, Axes along, Axes others, boolean anyLength) {
        int bytes = 0;
        for (int k = 0; k < ins.length; k++) {
            int s = along.inner(k);
            if (s != 0 && s != 1) {
                return 1;
            }
            bytes = Math.max(bytes, s * ins[k].dtype().bytes());
        }
        if (bytes == 0 || ins.length > Long.SIZE) {
            return 1;
        }
        int width = Math.min(8, 16 / bytes);
        int length = along.lengths[along.rank - 1];
        while (width > length || length % width != 0 && !anyLength) {
            width /= 2;
        }
        for (int k = 0; k < ins.length; k++) {
            while (along.inner(k) == 1 && width > 1
                    && (CudaDevice.address(ins[k]) % ((long) width * ins[k].dtype().bytes()) != 0
                            || !along.areMultiples(k, along.rank - 1, width)
                            || !others.areMultiples(k, others.rank, width))) {
                width /= 2;
            }
        }
        return width;
    }

    /// How blocks are laid over the results.
    ///
    /// @param lanes  in rows, threads that share a row; in columns, threads side by side: a power of 2
    /// @param shift  logarithm of the number of positions by which a thread steps
    /// @param blocks blocks over all results
    /// @param least  positions along the reduced axes that are work enough for a block
    private record Plan(int lanes, int shift, int blocks, int least) {

        static Plan rows(int results, int count, int width) {
            int each = width * (results >= MANY_ROWS ? 8 : 2);
            int lanes = Math.min(FoldSource.THREADS, powerOfTwo(Math.ceilDiv(count, each)));
            int shift = Integer.numberOfTrailingZeros(lanes * width);
            return new Plan(
                    lanes, shift, Math.ceilDiv(results, FoldSource.THREADS / lanes), FoldSource.THREADS * width * 8);
        }

        static Plan columns(int results, int count, int width) {
            int groups = Math.ceilDiv(results, width);
            int across = powerOfTwo(Math.min(groups, width > 1 || results < MANY_ROWS ? 8 : 32));
            int down = Math.min(FoldSource.THREADS / across, powerOfTwo(Math.ceilDiv(count, 4)));
            int lanes = FoldSource.THREADS / down;
            return new Plan(lanes, Integer.numberOfTrailingZeros(down), Math.ceilDiv(groups, lanes), down * 16);
        }

        /// The least power of 2 that is not less than `n`; 1 for 0.
        private static int powerOfTwo(int n) {
            return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
        }
    }

    /// The kept or the reduced axes and each operand's strides along them. Axes of length 1 are gone, but for one;
    /// neighbours that every operand steps through evenly are one.
    private static final class Axes {

        /// Axes shorter than this don't fill the lanes of a warp.
        private static final int SHORT = 8;

        private int rank;
        private final int[] lengths;
        private final int[][] strides; // of each axis, for each operand

        /// @param inOrder whether the order of the axes matters; else those with the smallest steps come last
        Axes(NDArray[] ins, Shape over, boolean[] axes, boolean reduced, boolean inOrder) {
            lengths = new int[axes.length + 1];
            strides = new int[axes.length + 1][];
            for (int i = 0; i < axes.length; i++) {
                if (axes[i] != reduced || over.axis(i) == 1) {
                    continue;
                }
                int[] s = new int[ins.length];
                for (int k = 0; k < ins.length; k++) {
                    int own = i - (over.rank() - ins[k].rank());
                    s[k] = own < 0 || ins[k].shape().axis(own) == 1 ? 0 : ins[k].stride(own);
                }
                int at = rank++;
                for (; !inOrder && at > 0 && distance(strides[at - 1]) < distance(s); at--) {
                    lengths[at] = lengths[at - 1];
                    strides[at] = strides[at - 1];
                }
                lengths[at] = over.axis(i);
                strides[at] = s;
            }
            if (rank == 0) {
                lengths[rank] = 1;
                strides[rank++] = new int[ins.length];
            }
            merge();
        }

        private void merge() {
            int n = 0;
            for (int i = 1; i < rank; i++) {
                boolean joins = true;
                for (int k = 0; joins && k < strides[i].length; k++) {
                    joins = strides[n][k] == (long) strides[i][k] * lengths[i];
                }
                n = joins ? n : n + 1;
                lengths[n] = joins ? lengths[n] * lengths[i] : lengths[i];
                strides[n] = strides[i];
            }
            rank = n + 1;
        }

        /// How far apart neighbours lie in memory, over all operands; greatest where there are none.
        long distance() {
            if (rank == 1 && lengths[0] <= 1) {
                return Long.MAX_VALUE;
            }
            return distance(strides[lengths[rank - 1] < SHORT && rank > 1 ? rank - 2 : rank - 1]);
        }

        private static long distance(int[] strides) {
            long sum = 0;
            for (int s : strides) {
                sum += Math.abs((long) s);
            }
            return sum;
        }

        /// Stride of operand `k` along the innermost axis.
        int inner(int k) {
            return strides[rank - 1][k];
        }

        /// Whether operand `k` steps in multiples of `width` along the first `n` axes.
        boolean areMultiples(int k, int n, int width) {
            for (int i = 0; i < n; i++) {
                if (strides[i][k] % width != 0) {
                    return false;
                }
            }
            return true;
        }

        void strides(Arguments a) {
            for (int i = 0; i < rank; i++) {
                for (int s : strides[i]) {
                    a.add((long) s);
                }
            }
        }

        /// Of each axis but the first: the length, and multiplier and shift that divide a number below 2^31 by it.
        void lengths(Arguments a) {
            for (int i = 1; i < rank; i++) {
                int d = Math.max(1, lengths[i]);
                int shift = 31 + Integer.SIZE - Integer.numberOfLeadingZeros(d - 1);
                a.add(d).add((int) Math.ceilDiv(1L << shift, (long) d)).add(shift);
            }
        }
    }
}
