package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// The sum over axes.
public final class Sum extends FunctionNode.Unary {

    private final int[] axes;
    private final boolean keepDims;
    private Shape kept;

    private Sum(int[] axes, boolean keepDims) {
        super(Retain.NOTHING);
        this.axes = axes;
        this.keepDims = keepDims;
    }

    /// `axes` null: all; empty: none, each element is its own sum.
    public static Variable sum(Variable x, int[] axes, boolean keepDims) {
        return new Sum(axes, keepDims).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        kept = Extremum.keptShape(x.shape(), axes);
        NDArray y = Extremum.reduce(x, axes, NDArray::sum);
        return keepDims ? y.reshape(kept) : y;
    }

    @Override protected Variable backward(Variable gy) {
        return BroadcastTo.broadcastTo(Reshape.reshape(gy, kept), inputNode(0).shape());
    }
}
