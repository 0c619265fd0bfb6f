package catenary.autograd;

import catenary.array.NDArray;

/// Axes permuted: axis `i` of the result is axis `axes[i]` of `x`; all reversed if none are given.
public final class Transpose extends FunctionNode.Unary {

    private final int[] axes;

    private Transpose(int[] axes) {
        super(Retain.NOTHING);
        this.axes = axes;
    }

    public static Variable transpose(Variable x, int... axes) {
        return new Transpose(axes).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        return x.transpose(axes);
    }

    @Override protected Variable backward(Variable gy) {
        int[] inverse = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            inverse[axes[i] < 0 ? axes[i] + axes.length : axes[i]] = i;
        }
        return transpose(gy, inverse);
    }
}
