package catenary.functions.normalization;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;

/// `x (B, C, ...)` as a stack of matrices: a group of channels each, a row a channel, a column a position of the batch.
final class ChannelGroups {

    private final String op;
    private final Variable x;
    private final int groups;
    private final int size; // channels of a group
    private final int[] channelFirst;

    private ChannelGroups(String op, Variable x, int groups) {
        this.op = op;
        this.x = x;
        this.groups = groups;
        this.size = x.shape().axis(1) / groups;
        this.channelFirst = new int[x.rank()];
        for (int i = 0; i < x.rank(); i++) {
            channelFirst[i] = i < 2 ? 1 - i : i;
        }
    }

    /// @throws IllegalArgumentException if the channels can't be divided
    static ChannelGroups of(String op, Variable x, int groups) {
        if (x.rank() < 2 || !x.dtype().isFloat() || groups < 1 || x.shape().axis(1) % groups != 0) {
            throw new IllegalArgumentException(op + ": expected a float x with x.rank >= 2 and groups that divide"
                    + " x.shape[1], but found " + groups + " groups\n  x: " + x.array().describe());
        }
        return new ChannelGroups(op, x, groups);
    }

    Shape meanShape() {
        return Shape.of(groups, size);
    }

    Shape projectionShape() {
        return Shape.of(groups, size, size);
    }

    /// @throws IllegalArgumentException unless `a` has that shape and the dtype of `x`
    void check(String name, NDArray a, Shape shape) {
        if (!a.shape().equals(shape) || a.dtype() != x.dtype()) {
            throw new IllegalArgumentException(op + ": expected " + name + " to be " + x.dtype() + " " + shape
                    + ", but found " + a.dtype() + " " + a.shape() + "\n  x: " + x.array().describe());
        }
    }

    /// How many positions each channel has.
    int positions() {
        return groups * size == 0 ? 0 : x.size() / (groups * size);
    }

    Variable split(Variable x) {
        return Reshape.reshape(Transpose.transpose(x, channelFirst), groups, size, positions());
    }

    Variable column(Variable mean) {
        return Reshape.reshape(mean, groups, size, 1);
    }

    /// The inverse of [#split].
    Variable back(Variable y) {
        int[] lengths = x.shape().toArray();
        lengths[0] = x.shape().axis(1);
        lengths[1] = x.shape().axis(0);
        return Transpose.transpose(Reshape.reshape(y, lengths), channelFirst);
    }
}
