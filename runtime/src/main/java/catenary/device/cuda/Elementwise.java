package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Formula;
import java.util.Arrays;

/// Runs formulas at every position of arrays: finds as few axes as serve all operands, then the kernel made for such
/// operands, and launches it.
final class Elementwise {

    static final int THREADS = 256;

    /// Threads of a block along rows where some operand lies across them: the rows of one block then read what is side by
    /// side.
    private static final int ACROSS = 32;

    /// Blocks for each multiprocessor at most; threads then take several turns.
    private static final int BLOCKS = 32;

    /// Bytes that one thread reads or writes of one operand at a time, at most.
    private static final int BYTES_AT_ONCE = 32;

    private static final ElementwiseCode[] NONE = {};

    /// The kernels of one formula. Final, so that a thread that finds them finds all of them.
    private record Variants(ElementwiseCode[] all) {}

    private Elementwise() {}

    static void run(CudaDevice device, Formula formula, DType compute, NDArray[] outs, NDArray[] ins, double[] params) {
        int n = outs[0].size();
        if (n == 0) {
            return;
        }
        NDArray[] all = Arrays.copyOf(outs, outs.length + ins.length);
        System.arraycopy(ins, 0, all, outs.length, ins.length);
        if (all.length > 64) {
            throw new IllegalArgumentException(
                    formula.name() + ": expected at most 64 operands, but found " + all.length);
        }
        long single = 0;
        boolean flat = true;
        for (int k = 0; flat && k < all.length; k++) {
            flat = all[k].isContiguous() && (all[k].size() == n || all[k].size() == 1);
            single |= all[k].size() == n ? 0 : 1L << k;
        }
        if (flat) {
            int width = isAligned(all, single) ? width(all, single) : 1;
            Arguments a = Arguments.begin();
            addresses(a, all);
            a.add((long) n);
            ElementwiseCode code = find(formula, outs.length, compute, all, single, 0, 1, width);
            launch(device, code, formula, params, a, 1, n / width + (n % width == 0 ? 0 : 1));
        } else {
            rows(device, formula, compute, outs.length, all, params);
        }
    }

    private static void rows(
            CudaDevice device, Formula formula, DType compute, int outs, NDArray[] all, double[] params) {
        int[] lengths = all[0].shape().toArray();
        int[][] strides = new int[all.length][];
        for (int k = 0; k < all.length; k++) {
            strides[k] = broadcast(all[k], all[0].shape());
        }
        int rank = merge(lengths, strides);
        int inner = lengths[rank - 1];
        long single = 0;
        long strided = 0;
        for (int k = 0; k < all.length; k++) {
            int s = strides[k][rank - 1];
            single |= s == 0 ? 1L << k : 0;
            strided |= s != 0 && s != 1 ? 1L << k : 0;
        }
        int width = strided == 0 && isAligned(all, single) ? width(all, single) : 1;
        for (int k = 0; k < all.length; k++) {
            for (int i = 0; i < rank - 1 && (single >> k & 1) == 0; i++) {
                width = strides[k][i] % width == 0 ? width : 1;
            }
        }
        width = rank == 1 || inner % width == 0 ? width : 1;
        Arguments a = Arguments.begin();
        addresses(a, all);
        a.add((long) inner);
        long rows = 1;
        for (int i = 0; i < rank - 1; i++) {
            rows *= lengths[i];
        }
        if (rank > 1) {
            a.add(rows);
        }
        for (int i = 1; i < rank - 1; i++) {
            a.add(lengths[i]);
        }
        for (int k = 0; k < all.length; k++) {
            for (int i = 0; i < rank - 1; i++) {
                a.add(strides[k][i]);
            }
            if ((strided >> k & 1) != 0) {
                a.add(strides[k][rank - 1]);
            }
        }
        ElementwiseCode code = find(formula, outs, compute, all, single, strided, rank, width);
        launch(device, code, formula, params, a, rows, inner / width + (inner % width == 0 ? 0 : 1));
    }

    /// Runs the formula on many sets of arrays, as many in one launch as its arguments have room for. Sets that are not
    /// contiguous arrays of one size, or not of the dtypes of the first, get a launch of their own.
    static void runAll(CudaDevice device, Formula formula, DType compute, NDArray[][] outs, NDArray[][] ins,
            double[] params) {
        NDArray[][] sets = new NDArray[outs.length][];
        int count = 0;
        boolean aligned = true;
        for (int i = 0; i < outs.length; i++) {
            NDArray[] all = Arrays.copyOf(outs[i], outs[i].length + ins[i].length);
            System.arraycopy(ins[i], 0, all, outs[i].length, ins[i].length);
            if (isOneOfMany(all, count == 0 ? all : sets[0])) {
                sets[count++] = all;
                aligned &= isAligned(all, 0);
            } else {
                run(device, formula, compute, outs[i], ins[i], params);
            }
        }
        if (count == 0) {
            return;
        }
        int width = aligned ? width(sets[0], 0) : 1;
        ElementwiseCode code = find(formula, outs[0].length, compute, sets[0], 0, 0, ElementwiseCode.MANY, width);
        int room = code.room();
        for (int from = 0; from < count; from += room) {
            int to = Math.min(count, from + room);
            Arguments a = Arguments.begin();
            int blocks = 0;
            for (int i = from; i < from + room; i++) {
                NDArray[] set = sets[Math.min(i, to - 1)];
                addresses(a, set);
                a.add(set[0].size());
                a.add(blocks);
                blocks += i < to ? (set[0].size() + ElementwiseCode.CHUNK - 1) / ElementwiseCode.CHUNK : 0;
            }
            a.add((long) to - from);
            if (formula.params() > 0) {
                a.scalars(params);
            }
            if (blocks > 0) {
                device.launch(code.code(), Driver.Grid.of(blocks, THREADS), a);
            }
        }
    }

    private static boolean isOneOfMany(NDArray[] all, NDArray[] first) {
        for (int k = 0; k < all.length; k++) {
            if (all[k].size() != all[0].size() || !all[k].isContiguous() || all[k].dtype() != first[k].dtype()) {
                return false;
            }
        }
        return true;
    }

    private static void addresses(Arguments a, NDArray[] all) {
        for (NDArray x : all) {
            a.add(CudaDevice.address(x));
        }
    }

    private static void launch(CudaDevice device, ElementwiseCode code, Formula formula, double[] params,
            Arguments a, long rows, int columns) {
        if (formula.params() > 0) {
            a.scalars(params);
        }
        int limit = BLOCKS * device.driver().gpu().multiprocessors();
        int most = code.isStrided() && rows > 1 ? ACROSS : THREADS;
        int x = columns >= most ? most : Math.max(rows == 1 ? 32 : 1, Integer.highestOneBit(2 * columns - 1));
        int y = rows == 1 ? 1 : THREADS / x;
        int across = Math.min(limit, (columns + x - 1) / x);
        int down = (int) Math.min(Math.max(1, limit / across), (rows + y - 1) / y);
        device.launch(code.code(), new Driver.Grid(across, down, 1, x, y, 1, 0), a);
    }

    /// Elements that a thread handles at a time where all operands allow it: 16 bytes of the narrowest operand, unless
    /// the widest would be too many.
    private static int width(NDArray[] all, long single) {
        int least = 16;
        int most = 1;
        for (int k = 0; k < all.length; k++) {
            if ((single >> k & 1) == 0) {
                least = Math.min(least, all[k].dtype().bytes());
                most = Math.max(most, all[k].dtype().bytes());
            }
        }
        return Math.min(16 / least, BYTES_AT_ONCE / most);
    }

    /// Whether 16 bytes may be read at once from every operand that isn't one number.
    private static boolean isAligned(NDArray[] all, long single) {
        for (int k = 0; k < all.length; k++) {
            if ((single >> k & 1) == 0 && CudaDevice.address(all[k]) % 16 != 0) {
                return false;
            }
        }
        return true;
    }

    private static ElementwiseCode find(Formula formula, int outs, DType compute, NDArray[] all, long single,
            long strided, int rank, int width) {
        Arithmetic arithmetic = Arithmetic.of(compute);
        ElementwiseCode[] codes = codes(formula);
        for (ElementwiseCode c : codes) {
            if (c.fits(arithmetic, all, single, strided, rank, width)) {
                return c;
            }
        }
        DType[] dtypes = new DType[all.length];
        Arrays.setAll(dtypes, k -> all[k].dtype());
        var code = new ElementwiseCode(formula, outs, arithmetic, dtypes, single, strided, rank, width);
        ElementwiseCode[] more = Arrays.copyOf(codes, codes.length + 1);
        more[codes.length] = code;
        formula.compiled(CudaDevice.KIND, new Variants(more));
        return code;
    }

    /// The kernels made for `formula` so far.
    static ElementwiseCode[] codes(Formula formula) {
        return formula.compiled(CudaDevice.KIND) instanceof Variants(ElementwiseCode[] all) ? all : NONE;
    }

    /// Strides of `x` along the axes of `over`: 0 where it is repeated.
    private static int[] broadcast(NDArray x, Shape over) {
        int skip = over.rank() - x.rank();
        int[] s = new int[over.rank()];
        for (int i = skip; i < s.length; i++) {
            s[i] = x.shape().axis(i - skip) == 1 ? 0 : x.stride(i - skip);
        }
        return s;
    }

    /// Drops axes of length 1 and joins neighbours that every operand steps through evenly. Returns how many are left,
    /// at least one, in front.
    private static int merge(int[] lengths, int[][] strides) {
        int n = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] == 1) {
                continue;
            }
            boolean joins = n > 0;
            for (int k = 0; joins && k < strides.length; k++) {
                joins = strides[k][n - 1] == (long) strides[k][i] * lengths[i];
            }
            n = joins ? n : n + 1;
            lengths[n - 1] = joins ? lengths[n - 1] * lengths[i] : lengths[i];
            for (int[] s : strides) {
                s[n - 1] = s[i];
            }
        }
        return n;
    }
}
