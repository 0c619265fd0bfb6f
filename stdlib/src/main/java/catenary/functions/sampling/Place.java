package catenary.functions.sampling;

import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Arrays;

/// One place of a window, seen in all windows that have an element there: those whose place is inside the array.
public final class Place {

    private final int number;
    private final int[] k; // of the window's elements along each axis
    private final int[] low; // the first window along each axis
    private final int[] lengths; // how many windows
    private final int[] first; // the element of window `low`
    private final int[] stride; // elements from one window to the next

    Place(int number, int[] k, int[] low, int[] lengths, int[] first, int[] stride) {
        this.number = number;
        this.k = k;
        this.low = low;
        this.lengths = lengths;
        this.first = first;
        this.stride = stride;
    }

    /// Position in a window, in row-major order.
    public int number() {
        return number;
    }

    /// What the windows have here of an array `(..., d1 ... dn)`: a view.
    public NDArray elements(NDArray x) {
        int lead = x.rank() - k.length;
        int[] strides = x.strides();
        int at = x.offset();
        for (int i = 0; i < k.length; i++) {
            at += first[i] * strides[lead + i];
            strides[lead + i] *= stride[i];
        }
        return x.view(shape(x, lead), at, strides);
    }

    /// The part of an array of one element a window, `(..., o1 ... on)`, that belongs to the windows: a view.
    public NDArray windows(NDArray y) {
        int lead = y.rank() - k.length;
        int at = y.offset();
        for (int i = 0; i < k.length; i++) {
            at += low[i] * y.stride(lead + i);
        }
        return y.view(shape(y, lead), at, y.strides());
    }

    /// This place in columns `(..., k1 ... kn, o1 ... on)`, of the windows: a view.
    public NDArray columns(NDArray columns) {
        int n = k.length;
        int lead = columns.rank() - 2 * n;
        int[] from = columns.strides();
        int[] strides = Arrays.copyOf(from, lead + n);
        System.arraycopy(from, lead + n, strides, lead, n);
        int at = columns.offset();
        for (int i = 0; i < n; i++) {
            at += k[i] * from[lead + i] + low[i] * from[lead + n + i];
        }
        return columns.view(shape(columns, lead), at, strides);
    }

    private Shape shape(NDArray like, int lead) {
        int[] d = Arrays.copyOf(like.shape().toArray(), lead + lengths.length);
        System.arraycopy(lengths, 0, d, lead, lengths.length);
        return Shape.of(d);
    }
}
