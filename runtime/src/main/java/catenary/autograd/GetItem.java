package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// NumPy's indexing, `y = x[index]`: see [NDArray#get] for what an index may be.
///
/// The gradient is zero but at the indexed positions; positions named repeatedly accumulate.
public final class GetItem extends FunctionNode.Unary {

    private final Object[] index;

    private GetItem(Object[] index) {
        super(Retain.NOTHING);
        this.index = index;
    }

    public static Variable getItem(Variable x, Object... index) {
        return new GetItem(index).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        return x.get(index);
    }

    @Override protected Variable backward(Variable gy) {
        return new Scatter(index, inputNode(0).shape()).apply(gy);
    }

    /// The adjoint: zeros of `shape`, with `g` added at the index.
    private static final class Scatter extends FunctionNode.Unary {
        private final Object[] index;
        private final Shape shape;

        Scatter(Object[] index, Shape shape) {
            super(Retain.NOTHING);
            this.index = index;
            this.shape = shape;
        }

        @Override protected NDArray forward(NDArray g) {
            NDArray x = NDArray.zeros(g.device(), g.dtype(), shape);
            x.addItem(g, index);
            return x;
        }

        @Override protected Variable backward(Variable gg) {
            return getItem(gg, index);
        }
    }
}
