package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// `x` repeated to a shape by NumPy's rule, without copying.
public final class BroadcastTo extends FunctionNode.Unary {

    private final Shape to;

    private BroadcastTo(Shape to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    /// `x` itself if it has the shape.
    public static Variable broadcastTo(Variable x, Shape to) {
        return to.equals(x.shape()) ? x : new BroadcastTo(to).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.require(
                in.get(0).shape().broadcastsTo(to),
                "x.shape to broadcast to " + to,
                in.get(0).shape());
    }

    @Override protected NDArray forward(NDArray x) {
        return x.broadcastTo(to);
    }

    @Override protected Variable backward(Variable gy) {
        return SumTo.sumTo(gy, inputNode(0).shape());
    }
}
