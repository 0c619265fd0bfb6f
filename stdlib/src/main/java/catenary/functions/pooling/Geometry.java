package catenary.functions.pooling;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.sampling.Windows;
import java.util.Arrays;

/// Which windows a pooling function means: its arguments, checked.
final class Geometry {

    private static final int[] UNDILATED = {1};

    private Geometry() {}

    /// The windows over the axes of `x (N, C, d...)`, of which there are `axes`, or any number if that is 0.
    static Windows over(String op, int axes, Variable x, int[] ksize, int[] stride, int[] pad, boolean coverAll) {
        return Windows.over(op, space(op, axes, x), ksize, stride == null ? ksize : stride, pad, UNDILATED, coverAll);
    }

    /// The windows of which there is one an element of `x (N, C, o...)`.
    static Windows under(String op, int axes, Variable x, int[] ksize, UnpoolingOptions o) {
        int[] count = space(op, axes, x);
        int[] stride = o.stride == null ? ksize : o.stride;
        int[] size = new int[count.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = o.outsize != null
                    ? each(o.outsize, i)
                    : each(stride, i) * (count[i] - 1) + each(ksize, i) - 2 * each(o.pad, i)
                            - (o.coverAll ? each(stride, i) - 1 : 0);
            if (size[i] < 1 && count[i] > 0) {
                throw new IllegalArgumentException(op + ": expected room for a result, but pad leaves length " + size[i]
                        + " along axis " + i + " of those slid over" + list(x.array()));
            }
        }
        Windows w = Windows.over(op, size, ksize, stride, o.pad, UNDILATED, o.coverAll);
        if (!Arrays.equals(w.count(), count)) {
            throw new IllegalArgumentException(op + ": expected outsize of which pooling makes "
                    + Arrays.toString(count) + ", but it makes " + Arrays.toString(w.count()) + " of "
                    + Arrays.toString(size) + list(x.array()));
        }
        return w;
    }

    /// Element `i`, or the only one; where numbers are missing [Windows] will say so.
    private static int each(int[] values, int i) {
        return values.length == 0 ? 0 : values[Math.min(i, values.length - 1)];
    }

    private static int[] space(String op, int axes, Variable x) {
        if (!x.dtype().isFloat()) {
            throw new IllegalArgumentException(
                    op + ": expected x.dtype to be a float, but found " + x.dtype() + list(x.array()));
        }
        if (axes != 0 && x.rank() != axes + 2) {
            throw new IllegalArgumentException(op + ": expected x.rank == " + (axes + 2) + ", but " + x.rank() + " != "
                    + (axes + 2) + list(x.array()));
        }
        if (x.rank() < 3) {
            throw new IllegalArgumentException(
                    op + ": expected x.rank >= 3, but " + x.rank() + " < 3" + list(x.array()));
        }
        return Arrays.copyOfRange(x.shape().toArray(), 2, x.rank());
    }

    private static String list(NDArray x) {
        return "\n  x: " + x.describe();
    }
}
