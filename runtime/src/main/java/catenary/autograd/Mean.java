package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// The arithmetic mean over axes. In one pass, so that a sum too large for the dtype
/// does not spoil a mean that fits.
public final class Mean extends FunctionNode.Unary {

    private final int[] axes;
    private final boolean keepDims;
    private Shape kept;

    private Mean(int[] axes, boolean keepDims) {
        super(Retain.NOTHING);
        this.axes = axes;
        this.keepDims = keepDims;
    }

    /// `axes` null: all; empty: none, each element is its own mean. NaN where there are no elements.
    public static Variable mean(Variable x, int[] axes, boolean keepDims) {
        return new Mean(axes, keepDims).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        kept = Extremum.keptShape(x.shape(), axes);
        NDArray y = Extremum.reduce(x, axes, NDArray::mean);
        return keepDims ? y.reshape(kept) : y;
    }

    @Override protected Variable backward(Variable gy) {
        Shape shape = inputNode(0).shape();
        Variable share = gy.mul((double) kept.size() / shape.size());
        return BroadcastTo.broadcastTo(Reshape.reshape(share, kept), shape);
    }
}
