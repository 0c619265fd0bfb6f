package catenary.autograd;

import catenary.array.NDArray;
import catenary.expr.DType;

/// The elements converted to another dtype; only a float receives a gradient.
public final class Cast extends FunctionNode.Unary {

    private final DType to;

    private Cast(DType to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    /// `x` itself if it has the dtype.
    public static Variable cast(Variable x, DType to) {
        return x.dtype() == to ? x : new Cast(to).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        return x.astype(to);
    }

    @Override protected Variable backward(Variable gy) {
        return cast(gy, inputNode(0).dtype());
    }
}
