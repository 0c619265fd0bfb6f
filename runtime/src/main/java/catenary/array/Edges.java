package catenary.array;

import catenary.expr.DType;
import java.util.function.IntFunction;

/// The elements of an array that get printed: all of it, or the first and last few along each long axis. Only these
/// leave the device.
final class Edges {

    private final DType dtype;
    private final int[] lengths; // after leaving out
    private final int[] gaps; // position along each axis before which elements were left out; 0 where none were
    private final double[] floats;
    private final long[] integers;

    private Edges(DType dtype, int[] lengths, int[] gaps) {
        this.dtype = dtype;
        this.lengths = lengths;
        this.gaps = gaps;
        int size = Shape.of(lengths).size();
        this.floats = dtype.isFloat() ? new double[size] : null;
        this.integers = dtype.isFloat() ? null : new long[size];
    }

    /// The edges of `x`: axes longer than `2 * items` lose what is between the first and the last `items`.
    static Edges of(NDArray x, int items) {
        int[] lengths = x.shape().toArray();
        int[] gaps = new int[lengths.length];
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] / 2.0 > items) {
                lengths[axis] = 2 * items;
                gaps[axis] = items;
            }
        }
        Edges edges = new Edges(x.dtype(), lengths, gaps);
        edges.fill(x, 0, 0);
        return edges;
    }

    /// Splits `part` at the gaps from `axis` on and copies the blocks that remain.
    private void fill(NDArray part, int axis, int position) {
        if (axis == lengths.length) {
            copy(part, position);
        } else if (gaps[axis] == 0) {
            fill(part, axis + 1, position);
        } else {
            int items = gaps[axis];
            fill(slice(part, axis, 0, items), axis + 1, position);
            fill(slice(part, axis, part.shape().axis(axis) - items, items), axis + 1, position + items * step(axis));
        }
    }

    private static NDArray slice(NDArray x, int axis, int start, int length) {
        int[] d = x.shape().toArray();
        d[axis] = length;
        return x.view(Shape.of(d), x.offset() + start * x.stride(axis), x.strides());
    }

    private void copy(NDArray block, int position) {
        if (dtype.isFloat()) {
            double[] from = block.toDoubleArray();
            place(block.shape().toArray(), 0, 0, position, (f, t, n) -> System.arraycopy(from, f, floats, t, n));
        } else {
            long[] from = block.toLongArray();
            place(block.shape().toArray(), 0, 0, position, (f, t, n) -> System.arraycopy(from, f, integers, t, n));
        }
    }

    private interface Copy {
        void run(int from, int to, int count);
    }

    /// Copies the block of shape `d` row by row; returns the position after it.
    private int place(int[] d, int axis, int from, int to, Copy copy) {
        if (axis >= d.length - 1) {
            int n = d.length == 0 ? 1 : d[axis];
            copy.run(from, to, n);
            return from + n;
        }
        int next = from;
        for (int i = 0; i < d[axis]; i++) {
            next = place(d, axis + 1, next, to + i * step(axis), copy);
        }
        return next;
    }

    int rank() {
        return lengths.length;
    }

    int length(int axis) {
        return lengths[axis];
    }

    /// Distance between neighbours along `axis`.
    int step(int axis) {
        int s = 1;
        for (int i = lengths.length - 1; i > axis; i--) {
            s *= lengths[i];
        }
        return s;
    }

    boolean gapBefore(int axis, int i) {
        return i > 0 && gaps[axis] == i;
    }

    /// The text of the element at a position, of one width for all.
    IntFunction<String> columnFormat() {
        if (dtype == DType.BOOL) {
            String yes = rank() == 0 ? "True" : " True";
            return i -> integers[i] != 0 ? yes : "False";
        }
        if (!dtype.isFloat()) {
            int width = 0;
            for (long v : integers) {
                width = Math.max(width, Long.toString(v).length());
            }
            int w = width;
            return i -> pad(Long.toString(integers[i]), w);
        }
        FloatColumn column = new FloatColumn(floats, dtype);
        return i -> column.format(floats[i]);
    }

    static String pad(String s, int width) {
        return " ".repeat(Math.max(0, width - s.length())) + s;
    }
}
