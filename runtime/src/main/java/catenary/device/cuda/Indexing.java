package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.expr.Expr;

/// Gathers and scatters along one axis; see [catenary.array.Device#take] and [catenary.array.Device#put].
///
/// An index that is out of range is skipped and noted, and thrown where the host next waits: the first one of the first
/// call that had one.
final class Indexing {

    private static final int DTYPES = DType.values().length;
    private static final int THREADS = 256;
    private static final int MAX_GRID_Y = 65535;

    /// Entries up to which a sort by counting is faster than one digit by digit.
    private static final int FEW = 4096;

    /// Lengths and strides before and behind the indexed axis, of which there is one each at least, and the shape.
    private static final int AXES = 3 * BadIndex.MAX_RANK + 2;

    private static final String ROWS = BadIndex.STRUCT + """
            typedef unsigned long long Pair; // a position along the axis above, an entry of the index below

            // Row (o, k) is made of the elements (o..., index[k], r...) of x. The axes before and after the
            // indexed one are merged where they can be; the shape of x is for the message.
            struct Rows {
                const void *index;
                BadIndex *bad;
                void *x, *values;
                Pair *pairs;
                int put, wide, entries, length, step, outer, inner, axis, rank, before, after;
                int axes[%d];
            };

            CATENARY_FUNCTION long long value(const Rows &a, int k) {
                return a.wide ? ((const long long *)a.index)[k] : ((const int *)a.index)[k];
            }

            // Entry k counted from the front, or -1 if it is out of range.
            CATENARY_FUNCTION int place(const Rows &a, int k) {
                const long long v = value(a, k), n = a.length;
                return v < -n || v >= n ? -1 : (int)(v < 0 ? v + n : v);
            }

            // Notes entry k, which is out of range, unless another one is noted or comes before it: whatever
            // the order of threads, just one of them writes.
            CATENARY_FUNCTION void note(const Rows &a, int k) {
                if (a.bad->noted) return;
                for (int i = 0; i < k; i++)
                    if (place(a, i) < 0) return;
                a.bad->value = value(a, k);
                a.bad->put = a.put;
                a.bad->axis = a.axis;
                a.bad->rank = a.rank;
                for (int i = 0; i < a.rank; i++) a.bad->shape[i] = a.axes[2 * (a.before + a.after) + i];
                a.bad->noted = 1;
            }

            // Where element i of the axes lies that are described from `first` on.
            CATENARY_FUNCTION long long position(const Rows &a, int first, int rank, unsigned int i) {
                long long at = 0;
                for (int k = first + rank - 1; k > first; k--) {
                    const unsigned int n = a.axes[2 * k];
                    at += (long long)(i %% n) * a.axes[2 * k + 1];
                    i /= n;
                }
                return at + (long long)i * a.axes[2 * first + 1];
            }
            CATENARY_FUNCTION long long start(const Rows &a, unsigned int o, int at) {
                return position(a, 0, a.before, o) + (long long)at * a.step;
            }
            CATENARY_FUNCTION long long within(const Rows &a, unsigned int i) {
                return position(a, a.before, a.after, i);
            }

            // The threads of a block are rows times neighbours in a row.
            CATENARY_FUNCTION long long thisRow() { return (long long)blockIdx.x * blockDim.y + threadIdx.y; }
            CATENARY_FUNCTION long long column() { return (long long)blockIdx.y * blockDim.x + threadIdx.x; }
            CATENARY_FUNCTION long long columns() { return (long long)gridDim.y * blockDim.x; }
            """.formatted(AXES);

    private static final String TAKE = """
            typedef Rows NAME_arguments;
            extern "C" __global__ void NAME(const NAME_arguments a) {
                const long long row = thisRow();
                if (row >= (long long)a.outer * a.entries) return;
                const unsigned int o = (unsigned int)row / a.entries, k = (unsigned int)row % a.entries;
                const int at = place(a, k);
                if (at < 0) {
                    if (o == 0 && column() == 0) note(a, k);
                    return;
                }
                if (a.inner == 0) return;
                const UNIT *from = (const UNIT *)a.x + start(a, o, at);
                UNIT *to = (UNIT *)a.values + row * a.inner;
                for (long long i = column(); i < a.inner; i += columns()) to[i] = from[within(a, i)];
            }
            """;

    /// Units of 1, 2, 4, 8 and 16 bytes that [#TAKE] copies.
    private static final Code[] TAKES = new Code[5];

    private static final String[] UNITS =
            {"unsigned char", "unsigned short", "unsigned int", "unsigned long long", "catenary_pack<float, 4>"};

    /// What is out of range comes last.
    private static final Code PAIRS = new Code("catenary_put_pairs", ROWS + """
            typedef Rows catenary_put_pairs_arguments;
            extern "C" __global__ void catenary_put_pairs(const catenary_put_pairs_arguments a) {
                const long long k = thisRow();
                if (k >= a.entries) return;
                const int at = place(a, k);
                if (at < 0) note(a, k);
                a.pairs[k] = (Pair)(at < 0 ? a.length : at) << 32 | k;
            }
            """);

    /// Threads share the columns of a run of entries with one position; so each sum is added in the order of the index.
    private static final String PUT = """
            typedef Rows NAME_arguments;
            extern "C" __global__ void NAME(const NAME_arguments a) {
                const long long row = thisRow();
                if (row >= (long long)a.outer * a.entries) return;
                const unsigned int o = (unsigned int)row / a.entries, first = (unsigned int)row % a.entries;
                const unsigned int at = a.pairs[first] >> 32;
                if (at == (unsigned int)a.length || (first > 0 && a.pairs[first - 1] >> 32 == at)) return;
                // The end of the run: leaps, then halves of the last one.
                long long last = first, leap = 1;
                for (; last + leap < a.entries && a.pairs[last + leap] >> 32 == at; leap *= 2) last += leap;
                for (; leap > 0; leap /= 2)
                    if (last + leap < a.entries && a.pairs[last + leap] >> 32 == at) last += leap;
                ELEMENT *x = (ELEMENT *)a.x + start(a, o, at);
                const VALUE *values = (const VALUE *)a.values + (long long)o * a.entries * a.inner;
                for (long long i = column(); i < a.inner; i += columns()) {
                    ELEMENT &to = x[within(a, i)];
                    WRITE
                }
            }
            """;

    private static final String ASSIGN = """
            const VALUE value = values[(long long)(unsigned int)a.pairs[last] * a.inner + i];
                    to = CONVERTED;
            """;

    /// Eight values are on their way from memory while one is added.
    private static final String ADD = """
            ELEMENT sum = to;
                    for (long long k = first; k <= last; k += 8) {
                        VALUE some[8];
                        #pragma unroll
                        for (int j = 0; j < 8; j++)
                            if (k + j <= last)
                                some[j] = values[(long long)(unsigned int)a.pairs[k + j] * a.inner + i];
                        #pragma unroll
                        for (int j = 0; j < 8; j++)
                            if (k + j <= last) sum = SUM;
                    }
                    to = sum;
            """;

    /// By whether they add, the array's dtype and that of the values.
    private static final Code[] PUTS = new Code[2 * DTYPES * DTYPES];

    private Indexing() {}

    static void take(CudaDevice device, NDArray x, int axis, NDArray index, NDArray out) {
        if (index.size() == 0) {
            return;
        }
        Axes axes = Axes.of("take", x, axis);
        NDArray at = index.contiguous();
        int unit = unit(x, axes, out);
        device.launch(takes(unit), axes.grid(at.size(), unit), axes.arguments(device, false, at, out, 0, unit));
        recycle(device, at, index);
    }

    static void put(CudaDevice device, NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        int n = index.size();
        if (n == 0) {
            return;
        }
        Axes axes = Axes.of("put", x, axis);
        NDArray at = index.contiguous();
        NDArray from = values.contiguous();
        int element = x.dtype().bytes();
        Buffer pairs = device.allocator().allocate(8L * n);
        Driver.Grid perEntry = new Driver.Grid((n + THREADS - 1) / THREADS, 1, 1, 1, THREADS, 1, 0);
        device.launch(PAIRS, perEntry, axes.arguments(device, true, at, from, pairs.address(), element));
        if (axes.outer * axes.inner > 0) {
            pairs = n <= FEW
                    ? Sort.byCounting(device, pairs, n)
                    : Sort.byDigits(device, pairs, n, 32, 32 - Integer.numberOfLeadingZeros(x.shape().axis(axis)));
            device.launch(puts(add, x.dtype(), values.dtype()), axes.grid(n, element),
                    axes.arguments(device, true, at, from, pairs.address(), element));
        }
        device.allocator().recycle(pairs);
        recycle(device, at, index);
        recycle(device, from, values);
    }

    /// Throws what a kernel found wrong with an index since the last look; all queued work is done.
    static void check(CudaDevice device) {
        device.badIndex().check();
    }

    /// Gives back the copy that was made of `original`, if one was.
    private static void recycle(CudaDevice device, NDArray used, NDArray original) {
        if (used != original) {
            device.recycle(used.dtype(), used.storage());
        }
    }

    /// The greatest number of bytes that can be copied at a time.
    private static int unit(NDArray x, Axes axes, NDArray out) {
        int bytes = x.dtype().bytes();
        if (!axes.rowsAreFlat()) {
            return bytes;
        }
        long all = CudaDevice.address(x) | CudaDevice.address(out) | (long) axes.inner * bytes
                | (long) axes.step * bytes | 16;
        for (int i = 0; i < axes.before; i++) {
            all |= (long) axes.strides[i] * bytes;
        }
        return Math.max(bytes, (int) Long.lowestOneBit(all));
    }

    // Two threads may make the same kernel; either serves.

    private static Code takes(int unit) {
        int i = Integer.numberOfTrailingZeros(unit);
        if (TAKES[i] == null) {
            String name = "catenary_take_" + unit;
            TAKES[i] = new Code(name, ROWS + TAKE.replace("NAME", name).replace("UNIT", UNITS[i]));
        }
        return TAKES[i];
    }

    private static Code puts(boolean add, DType element, DType value) {
        int i = ((add ? 1 : 0) * DTYPES + element.ordinal()) * DTYPES + value.ordinal();
        if (PUTS[i] == null) {
            // Whole numbers are computed in 64 bits, of which the lower ones are kept, as on the CPU.
            Arithmetic t = element.isFloat() ? Arithmetic.of(element) : Arithmetic.LONG;
            String sum = t.infix(Expr.Op.ADD, t.load(element, "sum"), t.load(value, "some[j]"));
            String name = "catenary_" + (add ? "add_" : "put_") + element + "_" + value;
            PUTS[i] = new Code(name, ROWS + PUT.replace("WRITE", (add ? ADD : ASSIGN).strip())
                    .replace("CONVERTED", t.store(element, t.load(value, "value")))
                    .replace("SUM", t.store(element, "(" + sum + ")")).replace("NAME", name)
                    .replace("ELEMENT", Arithmetic.storage(element)).replace("VALUE", Arithmetic.storage(value)));
        }
        return PUTS[i];
    }

    /// How the elements of `x` before and after an axis lie: as few lengths and strides as say it.
    private static final class Axes {
        final NDArray x;
        final int axis;
        final int step;
        final int outer;
        final int inner;
        final int before;
        final int after;
        final int[] lengths;
        final int[] strides;

        private Axes(NDArray x, int axis) {
            this.x = x;
            this.axis = axis;
            int rank = x.rank();
            lengths = new int[rank + 1];
            strides = new int[rank + 1];
            step = x.stride(axis);
            before = merge(0, axis, 0);
            after = merge(axis + 1, rank, before);
            outer = size(0, before);
            inner = size(before, before + after);
        }

        static Axes of(String op, NDArray x, int axis) {
            if (x.rank() > BadIndex.MAX_RANK) {
                throw new UnsupportedOperationException(op + ": expected at most " + BadIndex.MAX_RANK + " axes on "
                        + x.device() + ", but found " + x.rank() + "\n  hint: reshape x");
            }
            return new Axes(x, axis);
        }

        /// Writes axes `from` to `to` behind the `first` others; at least one, even if there are none.
        private int merge(int from, int to, int first) {
            int n = first;
            lengths[n] = 1;
            for (int i = from; i < to; i++) {
                int length = x.shape().axis(i);
                int stride = x.stride(i);
                if (length == 1) {
                    continue;
                }
                if (lengths[n] != 1 && strides[n] != (long) stride * length) {
                    lengths[++n] = 1;
                }
                lengths[n] *= length;
                strides[n] = stride;
            }
            return n + 1 - first;
        }

        private int size(int from, int to) {
            int size = 1;
            for (int i = from; i < to; i++) {
                size *= lengths[i];
            }
            return size;
        }

        boolean rowsAreFlat() {
            return after == 1 && (strides[before] == 1 || inner == 1);
        }

        /// A thread for each element, or for several in long rows; one for each entry at least, to look at it.
        Driver.Grid grid(int entries, int unit) {
            long columns = Math.max(1, (long) inner * x.dtype().bytes() / unit);
            int wide = (int) Math.min(THREADS, Long.highestOneBit(2 * columns - 1));
            int high = THREADS / wide;
            long rows = (long) Math.max(1, outer) * entries;
            return new Driver.Grid((int) ((rows + high - 1) / high), (int) Math.min(MAX_GRID_Y,
                    (columns + wide - 1) / wide), 1, wide, high, 1, 0);
        }

        /// The fields of `Rows`, counted in units of `unit` bytes.
        Arguments arguments(CudaDevice device, boolean put, NDArray index, NDArray values, long pairs, int unit) {
            int bytes = x.dtype().bytes();
            Arguments a = Arguments.begin().add(CudaDevice.address(index)).add(device.badIndex().address())
                    .add(CudaDevice.address(x)).add(CudaDevice.address(values)).add(pairs);
            a.add(put ? 1 : 0).add(index.dtype() == DType.INT64 ? 1 : 0).add(index.size())
                    .add(x.shape().axis(axis)).add(inUnits(step, bytes, unit)).add(Math.max(1, outer))
                    .add(outer == 0 ? 0 : inUnits(inner, bytes, unit)).add(axis).add(x.rank()).add(before).add(after);
            for (int i = 0; i < before + after; i++) {
                // Wider units than an element's are for flat rows, whose neighbours are neighbours in any unit.
                a.add(lengths[i]).add(i < before ? inUnits(strides[i], bytes, unit) : strides[i]);
            }
            for (int i = 0; i < AXES - 2 * (before + after); i++) {
                a.add(i < x.rank() ? x.shape().axis(i) : 0);
            }
            return a;
        }

        private static int inUnits(int elements, int bytes, int unit) {
            return (int) ((long) elements * bytes / unit);
        }
    }
}
