package catenary.array;

import java.util.Arrays;

/// The lengths of an array's axes. Prints as Python's tuple: `(2, 3)`, `(3,)`, `()`.
public final class Shape {

    /// The shape of a single number.
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] lengths;
    private final int size;

    private Shape(int[] lengths) {
        long n = 1;
        for (int d : lengths) {
            if (d < 0) {
                throw new IllegalArgumentException(
                        "shape: expected lengths >= 0, but found " + Arrays.toString(lengths));
            }
            n *= d;
            if (n > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "shape: expected at most 2147483647 elements, but found " + Arrays.toString(lengths));
            }
        }
        this.lengths = lengths;
        this.size = (int) n;
    }

    /// A shape of these lengths.
    public static Shape of(int... lengths) {
        return lengths.length == 0 ? SCALAR : new Shape(lengths.clone());
    }

    /// Number of axes.
    public int rank() {
        return lengths.length;
    }

    /// Number of elements.
    public int size() {
        return size;
    }

    /// Length of one axis; negative counts from the end.
    public int axis(int axis) {
        return lengths[normalizeAxis(axis)];
    }

    /// `axis` counted from the front.
    ///
    /// @throws IllegalArgumentException if there is no such axis
    public int normalizeAxis(int axis) {
        int a = axis < 0 ? axis + lengths.length : axis;
        if (a < 0 || a >= lengths.length) {
            throw new IllegalArgumentException("axis: expected -" + lengths.length + " <= axis < " + lengths.length
                    + " for shape " + this + ", but found " + axis);
        }
        return a;
    }

    /// The lengths in a new Java array.
    public int[] toArray() {
        return lengths.clone();
    }

    /// The lengths themselves, for code of this package that promises not to write.
    int[] lengths() {
        return lengths;
    }

    /// The shape of the broadcast of two arrays by NumPy's rule, or null if they don't fit.
    public static Shape broadcastOrNull(Shape a, Shape b) {
        if (a == b || Arrays.equals(a.lengths, b.lengths)) {
            return a;
        }
        if (a.lengths.length == 0) {
            return b;
        }
        if (b.lengths.length == 0) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] out = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.rank() ? a.lengths[a.rank() - i] : 1;
            int y = i <= b.rank() ? b.lengths[b.rank() - i] : 1;
            if (x != y && x != 1 && y != 1) {
                return null;
            }
            out[rank - i] = x == 1 ? y : x;
        }
        return Arrays.equals(out, a.lengths) ? a : Arrays.equals(out, b.lengths) ? b : new Shape(out);
    }

    /// Whether an array of this shape can be broadcast to `target`.
    public boolean broadcastsTo(Shape target) {
        int skip = target.rank() - rank();
        if (skip < 0) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != 1 && lengths[i] != target.lengths[skip + i]) {
                return false;
            }
        }
        return true;
    }

    /// This shape with `axes` (counted from the front) removed, or kept with length 1.
    public Shape reduce(boolean[] axes, boolean keepDims) {
        int n = 0;
        int[] out = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            if (!axes[i]) {
                out[n++] = lengths[i];
            } else if (keepDims) {
                out[n++] = 1;
            }
        }
        return n == 0 ? SCALAR : new Shape(Arrays.copyOf(out, n));
    }

    @Override public boolean equals(Object o) {
        return this == o || o instanceof Shape s && Arrays.equals(lengths, s.lengths);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    @Override public String toString() {
        if (lengths.length == 1) {
            return "(" + lengths[0] + ",)";
        }
        StringBuilder s = new StringBuilder("(");
        for (int i = 0; i < lengths.length; i++) {
            s.append(i == 0 ? "" : ", ").append(lengths[i]);
        }
        return s.append(')').toString();
    }
}
