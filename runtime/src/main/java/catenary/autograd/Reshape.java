package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// The same elements in another shape; one length may be -1.
public final class Reshape extends FunctionNode.Unary {

    private final Shape to;

    private Reshape(Shape to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    /// `x` itself if it has the shape.
    public static Variable reshape(Variable x, Shape to) {
        return to.equals(x.shape()) ? x : new Reshape(to).apply(x);
    }

    public static Variable reshape(Variable x, int... lengths) {
        return reshape(x, x.array().reshape(lengths).shape());
    }

    @Override protected NDArray forward(NDArray x) {
        return x.reshape(to);
    }

    @Override protected Variable backward(Variable gy) {
        return reshape(gy, inputNode(0).shape());
    }
}
