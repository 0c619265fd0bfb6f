package catenary.functions.normalization;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;

/// Along which axes of `x` statistics are taken, and how the parameters of the other axes lie beside it.
final class ChannelAxes {

    private final int[] reduced;
    private final Shape aligned; // that of x, the reduced axes having length 1
    private final Shape key; // that of the parameters

    private ChannelAxes(int[] reduced, Shape aligned, Shape key) {
        this.reduced = reduced;
        this.aligned = aligned;
        this.key = key;
    }

    /// @param axis   the axes, one or more, ascending; null for all but those of the parameters, which follow the first
    /// @param params the parameters, all of one dtype and shape: that of the other axes
    /// @throws IllegalArgumentException if they don't fit
    static ChannelAxes of(String op, Variable x, int[] axis, String[] names, Variable... params) {
        Shape shape = x.shape();
        int rank = shape.rank();
        int[] reduced = axis == null ? besides(params[0].rank(), rank) : axis.clone();
        if (reduced.length == 0) {
            throw new IllegalArgumentException(op + ": expected x.rank > " + names[0] + ".rank, or axes, but "
                    + rank + " <= " + params[0].rank() + "\n  x: " + x.array().describe());
        }
        boolean[] flags = new boolean[rank];
        for (int i = 0; i < reduced.length; i++) {
            reduced[i] = shape.normalizeAxis(reduced[i]);
            if (i > 0 && reduced[i] <= reduced[i - 1]) {
                throw new IllegalArgumentException(
                        op + ": expected axis to ascend, but found " + Arrays.toString(axis));
            }
            flags[reduced[i]] = true;
        }
        int[] aligned = shape.toArray();
        int[] key = new int[rank - reduced.length];
        int n = 0;
        for (int i = 0; i < rank; i++) {
            if (flags[i]) {
                aligned[i] = 1;
            } else {
                key[n++] = aligned[i];
            }
        }
        check(op, x, Shape.of(key), names, params);
        return new ChannelAxes(reduced, Shape.of(aligned), Shape.of(key));
    }

    private static int[] besides(int channels, int rank) {
        if (channels >= rank) {
            return new int[0];
        }
        int[] axes = new int[rank - channels];
        for (int i = 1; i < axes.length; i++) {
            axes[i] = channels + i;
        }
        return axes;
    }

    /// Fails unless all are floats and the parameters have that shape and one dtype.
    static void check(String op, Variable x, Shape shape, String[] names, Variable... params) {
        if (!x.dtype().isFloat()) {
            throw new IllegalArgumentException(
                    op + ": expected x.dtype to be a float, but found " + x.dtype() + "\n  x: " + x.array().describe());
        }
        DType dtype = params[0].dtype().isFloat() ? params[0].dtype() : x.dtype();
        for (int i = 0; i < params.length; i++) {
            if (!params[i].shape().equals(shape) || params[i].dtype() != dtype) {
                throw new IllegalArgumentException(op + ": expected " + names[i] + " to be " + dtype + " " + shape
                        + ", but found " + params[i].dtype() + " " + params[i].shape() + "\n  x: "
                        + x.array().describe());
            }
        }
    }

    /// The axes along which statistics are taken.
    int[] reduced() {
        return reduced;
    }

    /// A parameter in a shape that broadcasts to that of `x`.
    Variable align(Variable param) {
        return Reshape.reshape(param, aligned);
    }

    /// Statistics in the shape of a parameter.
    NDArray flat(NDArray statistics) {
        return statistics.reshape(key);
    }
}
