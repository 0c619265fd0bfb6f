package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.expr.Fold;

/// Gathers and scatters along one axis; see [catenary.array.Device#take] and [catenary.array.Device#put].
final class Indexing {

    /// Elements in a piece of work.
    private static final int GRAIN = 32768;

    private Indexing() {}

    static void take(NDArray x, int axis, NDArray index, NDArray out) {
        int[] at = positions(x, axis, index, "take");
        Plan p = new Plan(x, axis);
        if (at.length * p.outer * p.inner == 0) {
            return;
        }
        int n = at.length;
        int step = x.stride(axis);
        Workers.split(p.outer * n, Math.max(1, GRAIN / p.inner), (from, end) -> {
            int next;
            for (int r = from; r < end; r = next) {
                int first = r % n;
                next = Math.min(end, r - first + n);
                int start = x.offset() + p.outerPosition(r / n);
                int to = out.offset() + r * p.inner;
                if (p.inner == 1) {
                    gather(x.storage(), start, step, at, first, next - r, out.storage(), to);
                } else {
                    for (int j = 0; j < next - r; j++) {
                        copyRow(x, start + at[first + j] * step, p, out.storage(), to + j * p.inner);
                    }
                }
            }
        });
    }

    /// Single elements: a loop for each type that is met often, since the virtual machine's copy costs more than an element.
    private static void gather(Object from, int start, int step, int[] at, int first, int n, Object to, int base) {
        switch (from) {
            case float[] x -> {
                float[] y = (float[]) to;
                for (int j = 0; j < n; j++) {
                    y[base + j] = x[start + at[first + j] * step];
                }
            }
            case double[] x -> {
                double[] y = (double[]) to;
                for (int j = 0; j < n; j++) {
                    y[base + j] = x[start + at[first + j] * step];
                }
            }
            default -> {
                for (int j = 0; j < n; j++) {
                    System.arraycopy(from, start + at[first + j] * step, to, base + j, 1);
                }
            }
        }
    }

    private static void copyRow(NDArray x, int start, Plan p, Object to, int base) {
        if (p.innerUnit) {
            System.arraycopy(x.storage(), start, to, base, p.inner);
            return;
        }
        for (int i = 0; i < p.inner; i++) {
            System.arraycopy(x.storage(), start + p.innerPosition(i), to, base + i, 1);
        }
    }

    static void put(NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        int[] at = positions(x, axis, index, "put");
        Plan p = new Plan(x, axis);
        int n = at.length;
        if (n * p.outer * p.inner == 0) {
            return;
        }
        int step = x.stride(axis);
        boolean plain = add && p.innerUnit && values.isContiguous() && values.dtype() == x.dtype();
        // What lies before the axis is apart from each other, so pieces of it never meet, and each keeps the index's order.
        Workers.split(p.outer, Math.max(1, GRAIN / Math.max(1, n * p.inner)), (from, end) -> {
            if (plain && x.storage() instanceof float[] to) {
                float[] news = (float[]) values.storage();
                for (int o = from; o < end; o++) {
                    add(to, x.offset() + p.outerPosition(o), step, at, news, values.offset() + o * n * p.inner,
                            p.inner);
                }
            } else if (plain && x.storage() instanceof double[] to) {
                double[] news = (double[]) values.storage();
                for (int o = from; o < end; o++) {
                    add(to, x.offset() + p.outerPosition(o), step, at, news, values.offset() + o * n * p.inner,
                            p.inner);
                }
            } else {
                putByBlocks(x, p, step, at, values, add, from, end);
            }
        });
    }

    private static void add(float[] x, int start, int step, int[] at, float[] news, int base, int inner) {
        for (int j = 0; j < at.length; j++) {
            int to = start + at[j] * step;
            int from = base + j * inner;
            for (int i = 0; i < inner; i++) {
                x[to + i] += news[from + i];
            }
        }
    }

    private static void add(double[] x, int start, int step, int[] at, double[] news, int base, int inner) {
        for (int j = 0; j < at.length; j++) {
            int to = start + at[j] * step;
            int from = base + j * inner;
            for (int i = 0; i < inner; i++) {
                x[to + i] += news[from + i];
            }
        }
    }

    /// Any dtypes and layouts, through blocks of the type that is computed in.
    private static void putByBlocks(NDArray x, Plan p, int step, int[] at, NDArray values, boolean add, int fromOuter,
            int endOuter) {
        int n = at.length;
        Compute compute = Compute.of(x.dtype());
        Layout layout = Layout.of(values.shape(), new NDArray[] {values});
        Operand from = new Operand(values.storage(), values.dtype(), values.offset(), layout, 0, compute);
        Object news = compute.newBlock(p.inner);
        Object olds = compute.newBlock(p.inner);
        for (int r = fromOuter * n; r < endOuter * n; r++) {
            int start = x.offset() + p.outerPosition(r / n) + at[r % n] * step;
            from.load(news, r * p.inner, p.inner);
            if (add) {
                p.load(x, start, olds);
                Combiner.accumulate(Fold.Combine.SUM, news, olds, 0, 1, p.inner, p.inner, true);
            }
            p.store(x, start, news);
        }
    }

    /// The indices in row-major order, counted from the front.
    private static int[] positions(NDArray x, int axis, NDArray index, String op) {
        int n = index.size();
        long[] wide = new long[n];
        if (n == 0) {
            return new int[0];
        }
        Layout layout = Layout.of(index.shape(), new NDArray[] {index});
        new Operand(index.storage(), index.dtype(), index.offset(), layout, 0, Compute.LONG).load(wide, 0, n);
        int length = x.shape().axis(axis);
        int[] at = new int[n];
        for (int i = 0; i < n; i++) {
            long v = wide[i];
            if (v < -length || v >= length) {
                throw new IndexOutOfBoundsException(op + ": expected indices from " + -length + " to " + (length - 1)
                        + " along axis " + axis + " of shape " + x.shape() + ", but found " + v);
            }
            at[i] = (int) (v < 0 ? v + length : v);
        }
        return at;
    }

    /// How the elements of `x` before and after an axis lie.
    private static final class Plan {
        final int outer;
        final int inner;
        final boolean innerUnit;
        private final int[] outerLengths;
        private final int[] outerStrides;
        private final int[] innerLengths;
        private final int[] innerStrides;

        Plan(NDArray x, int axis) {
            int[] d = x.shape().toArray();
            int[] s = x.strides();
            Layout before = part(d, s, 0, axis);
            Layout after = part(d, s, axis + 1, d.length);
            outer = before.size();
            inner = after.size();
            outerLengths = before.lengths;
            outerStrides = before.strides[0];
            innerLengths = after.lengths;
            innerStrides = after.strides[0];
            innerUnit = innerLengths.length == 1 && (innerStrides[0] == 1 || inner == 1);
        }

        private static Layout part(int[] d, int[] s, int from, int to) {
            int[] lengths = java.util.Arrays.copyOfRange(d, from, to);
            int[][] strides = {java.util.Arrays.copyOfRange(s, from, to)};
            return Layout.merge(lengths, strides, new boolean[to - from]);
        }

        int outerPosition(int o) {
            return position(o, outerLengths, outerStrides);
        }

        int innerPosition(int i) {
            return position(i, innerLengths, innerStrides);
        }

        private static int position(int i, int[] lengths, int[] strides) {
            int at = 0;
            for (int k = lengths.length - 1; k >= 0; k--) {
                at += i % lengths[k] * strides[k];
                i /= lengths[k];
            }
            return at;
        }

        void load(NDArray x, int start, Object block) {
            if (innerUnit) {
                Convert.load(block, 0, x.storage(), x.dtype(), start, 1, inner);
            } else {
                for (int i = 0; i < inner; i++) {
                    Convert.load(block, i, x.storage(), x.dtype(), start + innerPosition(i), 1, 1);
                }
            }
        }

        void store(NDArray x, int start, Object block) {
            if (innerUnit) {
                Convert.store(block, 0, x.storage(), x.dtype(), start, 1, inner);
            } else {
                for (int i = 0; i < inner; i++) {
                    Convert.store(block, i, x.storage(), x.dtype(), start + innerPosition(i), 1, 1);
                }
            }
        }
    }
}
