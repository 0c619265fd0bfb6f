package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// The sum over the axes along which broadcasting to the shape of `x` repeats `shape`: the adjoint of [BroadcastTo].
public final class SumTo extends FunctionNode.Unary {

    private final Shape to;

    private SumTo(Shape to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    /// `x` itself if it has the shape.
    public static Variable sumTo(Variable x, Shape to) {
        return to.equals(x.shape()) ? x : new SumTo(to).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.require(
                to.broadcastsTo(in.get(0).shape()),
                "a shape that broadcasts to x.shape " + in.get(0).shape(),
                to);
    }

    @Override protected NDArray forward(NDArray x) {
        return x.sumTo(to);
    }

    @Override protected Variable backward(Variable gy) {
        return BroadcastTo.broadcastTo(gy, inputNode(0).shape());
    }
}
