package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.expr.Fold;

/// Gathers and scatters along one axis; see [catenary.array.Device#take] and [catenary.array.Device#put].
final class Indexing {

    private Indexing() {}

    static void take(NDArray x, int axis, NDArray index, NDArray out) {
        int[] at = positions(x, axis, index, "take");
        Plan p = new Plan(x, axis);
        if (at.length * p.outer * p.inner == 0) {
            return;
        }
        int rows = p.outer * at.length;
        int step = x.stride(axis);
        int base = out.offset();
        Workers.split(rows, Math.max(1, 32768 / p.inner), (from, end) -> {
            for (int r = from; r < end; r++) {
                int start = x.offset() + p.outerPosition(r / at.length) + at[r % at.length] * step;
                if (p.innerUnit) {
                    System.arraycopy(x.storage(), start, out.storage(), base + r * p.inner, p.inner);
                } else {
                    for (int i = 0; i < p.inner; i++) {
                        System.arraycopy(
                                x.storage(), start + p.innerPosition(i), out.storage(), base + r * p.inner + i, 1);
                    }
                }
            }
        });
    }

    static void put(NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        int[] at = positions(x, axis, index, "put");
        Plan p = new Plan(x, axis);
        int rows = p.outer * at.length;
        if (rows * p.inner == 0) {
            return;
        }
        int step = x.stride(axis);
        Compute compute = Compute.of(x.dtype());
        Layout layout = Layout.of(values.shape(), new NDArray[] {values});
        Operand from = new Operand(values.storage(), values.dtype(), values.offset(), layout, 0, compute);
        Object news = compute.newBlock(p.inner);
        Object olds = compute.newBlock(p.inner);
        for (int r = 0; r < rows; r++) {
            int start = x.offset() + p.outerPosition(r / at.length) + at[r % at.length] * step;
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
