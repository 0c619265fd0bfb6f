package catenary.functions.sampling;

import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Windows that slide over the last axes of an array: the geometry of convolution, pooling and [catenary.functions.array.Im2col].
///
/// With `n` axes slid over, an array `(..., d1 ... dn)` has `o1 x ... x on` windows of `k1 x ... x kn` elements, where
///
///     o = (d + 2 pad - ((k - 1) dilate + 1)) / stride + 1        rounded down, or up if every element is to be covered
///
/// [#of] sees them all at once in shape `(..., k1 ... kn, o1 ... on)` without copying any: strides do it. [#sum] is its
/// adjoint. [Unfold] is both for variables.
public final class Windows {

    private final int[] size;
    private final int[] ksize;
    private final int[] stride;
    private final int[] pad;
    private final int[] dilate;
    private final int[] count;

    private Windows(int[] size, int[] ksize, int[] stride, int[] pad, int[] dilate, int[] count) {
        this.size = size;
        this.ksize = ksize;
        this.stride = stride;
        this.pad = pad;
        this.dilate = dilate;
        this.count = count;
    }

    /// The windows over axes of lengths `size`. The options are one number for all axes or one number each.
    ///
    /// @param coverAll whether a last window that hangs over the end is added where elements would be left out
    /// @throws IllegalArgumentException if an option does not fit or there is no room for a window; names `op`
    public static Windows over(String op, int[] size, int[] ksize, int[] stride, int[] pad, int[] dilate,
            boolean coverAll) {
        Windows w = checked(op, size, ksize, stride, pad, dilate);
        for (int i = 0; i < size.length; i++) {
            w.count[i] = w.fitting(i, coverAll);
            if (w.count[i] < 1) {
                throw new IllegalArgumentException(op + ": expected room for a window, but axis " + i
                        + " of those slid over has length " + size[i] + " and padding 2 * " + w.pad[i]
                        + ", and a window reaches over " + w.reach(i));
            }
        }
        return w;
    }

    /// The windows that are `count` along each axis, over axes of lengths `size`, or if that is null, over the shortest
    /// that have room for them: what transposed convolution needs.
    ///
    /// @throws IllegalArgumentException if an option does not fit, no length is left, or `size` has not that many
    public static Windows counted(String op, int[] count, int[] ksize, int[] stride, int[] pad, int[] dilate,
            int[] size) {
        int n = count.length;
        Windows w = checked(op, size == null ? new int[n] : each(op, "outsize", size, n, 1), ksize, stride, pad,
                dilate);
        System.arraycopy(count, 0, w.count, 0, n);
        for (int i = 0; i < n; i++) {
            if (size == null) {
                w.size[i] = w.stride[i] * (count[i] - 1) + w.reach(i) - 2 * w.pad[i];
            }
            if (w.size[i] < 1 || w.fitting(i, false) > count[i] || count[i] > w.fitting(i, true)) {
                throw new IllegalArgumentException(op + ": expected a result that has " + count[i]
                        + " windows along axis " + i + " of those slid over, but found length " + w.size[i]
                        + " with ksize " + w.ksize[i] + ", stride " + w.stride[i] + ", pad " + w.pad[i] + ", dilate "
                        + w.dilate[i]);
            }
        }
        return w;
    }

    private static Windows checked(String op, int[] size, int[] ksize, int[] stride, int[] pad, int[] dilate) {
        int n = size.length;
        return new Windows(size.clone(), each(op, "ksize", ksize, n, 1), each(op, "stride", stride, n, 1),
                each(op, "pad", pad, n, 0), each(op, "dilate", dilate, n, 1), new int[n]);
    }

    /// `values`, or its only one, for each of `n` axes.
    private static int[] each(String op, String name, int[] values, int n, int least) {
        if (values.length != n && values.length != 1 || Arrays.stream(values).anyMatch(v -> v < least)) {
            throw new IllegalArgumentException(op + ": expected " + name + " >= " + least + ", one number or " + n
                    + ", but found " + Arrays.toString(values));
        }
        int[] all = Arrays.copyOf(values, n);
        if (values.length == 1) {
            Arrays.fill(all, values[0]);
        }
        return all;
    }

    /// Elements from the first to the last of a window.
    private int reach(int axis) {
        return (ksize[axis] - 1) * dilate[axis] + 1;
    }

    private int fitting(int axis, boolean coverAll) {
        int room = size[axis] + 2 * pad[axis] - reach(axis) + (coverAll ? stride[axis] - 1 : 0);
        return room < 0 ? 0 : room / stride[axis] + 1;
    }

    /// Elements from the first of the first window to the last of the last one.
    private int extent(int axis) {
        return (count[axis] - 1) * stride[axis] + reach(axis);
    }

    /// Number of axes slid over.
    public int axes() {
        return size.length;
    }

    /// Lengths of the axes slid over.
    public int[] size() {
        return size.clone();
    }

    /// Number of windows along each axis.
    public int[] count() {
        return count.clone();
    }

    /// Number of elements of a window along each axis.
    public int[] ksize() {
        return ksize.clone();
    }

    /// Number of elements of a window.
    public int volume() {
        return Shape.of(ksize).size();
    }

    /// How far apart windows begin along each axis.
    public int[] stride() {
        return stride.clone();
    }

    /// How many elements of padding there are on either side of each axis.
    public int[] pad() {
        return pad.clone();
    }

    /// How far apart the elements of a window are along each axis.
    public int[] dilate() {
        return dilate.clone();
    }

    /// The windows cut into slices one element thick along the first axis, at every place there that a window reaches.
    /// Where windows begin at every place, slice `i` of window `o` is slice 0 of window `o + i dilate`.
    public Windows slices() {
        int[] thin = ksize.clone();
        int[] every = stride.clone();
        int[] reached = count.clone();
        thin[0] = 1;
        every[0] = 1;
        reached[0] = extent(0);
        return new Windows(size, thin, every, pad, dilate, reached);
    }

    /// The windows over the windows: where each element is the last of one, the last but one of the next, and so on. Null
    /// unless windows begin at every place and none lies outside.
    public Windows mirrored() {
        int[] around = new int[axes()];
        for (int i = 0; i < around.length; i++) {
            around[i] = reach(i) - 1 - pad[i];
            if (stride[i] != 1 || around[i] < 0) {
                return null;
            }
        }
        return new Windows(count, ksize, stride, around, dilate, size);
    }

    /// Where the windows' own axes are in what [#of] returns for an array of that rank: for reductions over a window.
    public int[] windowAxes(int rank) {
        int[] axes = new int[axes()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = rank - axes.length + i;
        }
        return axes;
    }

    /// Every window of `x`, `(..., k1 ... kn, o1 ... on)`; elements in the padding are `padding`. A view of `x`, or of its
    /// padded copy where windows hang over the edge. Elements of several windows are one, so it is not to be written to.
    public NDArray of(NDArray x, double padding) {
        int n = axes();
        int lead = x.rank() - n;
        NDArray p = padded(x, padding);
        int[] lengths = joined(x, ksize, count);
        int[] strides = Arrays.copyOf(p.strides(), lead + 2 * n);
        for (int i = 0; i < n; i++) {
            int step = p.stride(lead + i);
            strides[lead + i] = step * dilate[i];
            strides[lead + n + i] = step * stride[i];
        }
        return p.view(Shape.of(lengths), p.offset(), strides);
    }

    /// `x` from the first to the last element of a window, with `padding` where `x` has none.
    private NDArray padded(NDArray x, double padding) {
        int n = axes();
        int lead = x.rank() - n;
        boolean inside = true;
        int[] inner = x.shape().toArray();
        int[] outer = inner.clone();
        for (int i = 0; i < n; i++) {
            inside &= pad[i] == 0 && extent(i) <= size[i];
            outer[lead + i] = extent(i);
            inner[lead + i] = Math.max(0, Math.min(size[i], extent(i) - pad[i]));
        }
        if (inside) {
            return x;
        }
        NDArray p = NDArray.uninitialized(x.device(), x.dtype(), Shape.of(outer)).fill(padding);
        int at = p.offset();
        for (int i = 0; i < n; i++) {
            at += pad[i] * p.stride(lead + i);
        }
        Shape kept = Shape.of(inner);
        if (kept.size() > 0) {
            p.view(kept, at, p.strides()).assign(x.view(kept, x.offset(), x.strides()));
        }
        return p;
    }

    /// The adjoint of [#of] with zeros as padding: each element becomes the sum of its places in all windows, and
    /// `(..., k1 ... kn, o1 ... on)` becomes `(..., d1 ... dn)`. One addition of arrays for each place in a window.
    public NDArray sum(NDArray columns) {
        return sumTo(NDArray.zeros(columns.device(), columns.dtype(), Shape.of(joined(columns, size))), columns);
    }

    /// Adds the [#sum] to `x`.
    public NDArray sumTo(NDArray x, NDArray columns) {
        for (Place place : places()) {
            place.elements(x).addAssign(place.columns(columns));
        }
        return x;
    }

    /// The places of a window in row-major order, without those that lie in the padding of every window: for loops of
    /// one operation on arrays a place.
    public List<Place> places() {
        int n = axes();
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < volume(); number++) {
            int[] k = new int[n];
            int[] low = new int[n];
            int[] lengths = new int[n];
            int[] first = new int[n];
            boolean inside = true;
            for (int i = n - 1, rest = number; i >= 0; i--) {
                k[i] = rest % ksize[i];
                rest /= ksize[i];
                int start = k[i] * dilate[i] - pad[i]; // of window 0; window o has it o strides further
                low[i] = start >= 0 ? 0 : (-start + stride[i] - 1) / stride[i];
                lengths[i] = Math.min(count[i], Math.floorDiv(size[i] - 1 - start, stride[i]) + 1) - low[i];
                first[i] = start + low[i] * stride[i];
                inside &= lengths[i] > 0;
            }
            if (inside) {
                places.add(new Place(number, k, low, lengths, first, stride));
            }
        }
        return places;
    }

    /// The windows in groups that have the same places inside the array: one of those wholly inside, some at the edges. For
    /// what would be spoilt by padding, or is not worth a padded copy.
    public List<Patch> patches() {
        List<Patch> patches = new ArrayList<>();
        patches(new Patch(this), 0, patches);
        return patches;
    }

    private void patches(Patch some, int axis, List<Patch> patches) {
        if (axis == axes()) {
            patches.add(some);
            return;
        }
        for (int o = 0, end; o < count[axis]; o = end) {
            int low = placesBefore(0, axis, o);
            int high = placesBefore(size[axis], axis, o);
            end = o + 1;
            while (end < count[axis] && placesBefore(0, axis, end) == low
                    && placesBefore(size[axis], axis, end) == high) {
                end++;
            }
            patches(some.along(axis, o, end, low, high), axis + 1, patches);
        }
    }

    /// How many places of window `o` along an axis come before element `limit`.
    private int placesBefore(int limit, int axis, int o) {
        int elements = limit - (o * stride[axis] - pad[axis]);
        return Math.clamp(Math.ceilDiv(elements, dilate[axis]), 0, ksize[axis]);
    }

    /// The leading axes of `x` (those before the axes slid over, or before the last `2 n` of columns), then `parts`.
    private int[] joined(NDArray x, int[]... parts) {
        int n = axes();
        int lead = x.rank() - (parts.length == 1 ? 2 * n : n);
        int[] lengths = Arrays.copyOf(x.shape().toArray(), lead + parts.length * n);
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, lengths, lead + i * n, n);
        }
        return lengths;
    }
}
