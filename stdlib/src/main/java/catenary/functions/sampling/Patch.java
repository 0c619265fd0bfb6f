package catenary.functions.sampling;

import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Arrays;

/// Neighbouring windows that have the same places inside the array, and those places of theirs.
public final class Patch {

    private final Windows all;
    private final int[] first; // window
    private final int[] count; // of windows
    private final int[] low; // place
    private final int[] ksize; // places

    /// All windows with all places, to be narrowed down.
    Patch(Windows all) {
        this(all, new int[all.axes()], all.count(), new int[all.axes()], all.ksize());
    }

    private Patch(Windows all, int[] first, int[] count, int[] low, int[] ksize) {
        this.all = all;
        this.first = first;
        this.count = count;
        this.low = low;
        this.ksize = ksize;
    }

    /// Of these, windows `from` to `to` along an axis, with places `low` to `high`.
    Patch along(int axis, int from, int to, int low, int high) {
        Patch p = new Patch(all, first.clone(), count.clone(), this.low.clone(), ksize.clone());
        p.first[axis] = from;
        p.count[axis] = to - from;
        p.low[axis] = low;
        p.ksize[axis] = high - low;
        return p;
    }

    /// Number of places; 0 of windows that lie in the padding.
    public int volume() {
        return Shape.of(ksize).size();
    }

    /// Whether these are all windows, and wholly inside.
    public boolean isAll() {
        return Arrays.equals(count, all.count()) && Arrays.equals(ksize, all.ksize());
    }

    /// Which places of a window there are: their positions in row-major order.
    public int[] numbers() {
        int[] whole = all.ksize();
        int[] numbers = new int[volume()];
        for (int j = 0; j < numbers.length; j++) {
            int step = 1;
            for (int i = ksize.length - 1, rest = j; i >= 0; i--) {
                numbers[j] += (low[i] + rest % ksize[i]) * step;
                rest /= ksize[i];
                step *= whole[i];
            }
        }
        return numbers;
    }

    /// The part of an array of one element a window, `(..., o1 ... on)`, that belongs to these windows: a view.
    public NDArray windows(NDArray y) {
        int lead = y.rank() - count.length;
        int[] d = y.shape().toArray();
        int at = y.offset();
        for (int i = 0; i < count.length; i++) {
            d[lead + i] = count[i];
            at += first[i] * y.stride(lead + i);
        }
        return y.view(Shape.of(d), at, y.strides());
    }

    /// The elements of `x (..., d1 ... dn)` in these windows, `(..., k1 ... kn, o1 ... on)`: a view.
    public NDArray elements(NDArray x) {
        int n = count.length;
        int lead = x.rank() - n;
        int[] d = Arrays.copyOf(x.shape().toArray(), lead + 2 * n);
        int[] strides = Arrays.copyOf(x.strides(), lead + 2 * n);
        int at = x.offset();
        for (int i = 0; i < n; i++) {
            int step = x.stride(lead + i);
            at += (first[i] * all.stride()[i] - all.pad()[i] + low[i] * all.dilate()[i]) * step;
            d[lead + i] = ksize[i];
            strides[lead + i] = step * all.dilate()[i];
            d[lead + n + i] = count[i];
            strides[lead + n + i] = step * all.stride()[i];
        }
        return x.view(Shape.of(d), at, strides);
    }

    /// The elements at each place, in row-major order of places, each `(..., o1 ... on)`: views.
    public NDArray[] places(NDArray x) {
        int n = count.length;
        NDArray seen = elements(x);
        int lead = seen.rank() - 2 * n;
        int[] strides = seen.strides();
        int[] steps = Arrays.copyOf(strides, lead + n);
        System.arraycopy(strides, lead + n, steps, lead, n);
        int[] d = Arrays.copyOf(seen.shape().toArray(), lead + n);
        System.arraycopy(count, 0, d, lead, n);
        NDArray[] places = new NDArray[volume()];
        for (int j = 0; j < places.length; j++) {
            int at = seen.offset();
            for (int i = n - 1, rest = j; i >= 0; i--) {
                at += rest % ksize[i] * strides[lead + i];
                rest /= ksize[i];
            }
            places[j] = x.view(Shape.of(d), at, steps);
        }
        return places;
    }
}
