package catenary.functions.array;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The diagonals of the matrices that two axes span, `y[..., i] = x[..., i, ..., i + offset, ...]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | at least two axes | any |
/// | `offset` | how far right of the main diagonal, or left if negative; 0 if not given | |
/// | `axis1`, `axis2` | rows and columns; the first two axes if not given | |
/// | returns | that of `x` without the two axes, then the length of the diagonal | that of `x` |
///
/// A view. The gradient is zero beside the diagonal.
///
/// ```jshell
/// jshell> F.diagonal(variable(new float[][] {{1, 2}, {3, 4}}))
/// $1 ==> variable([1., 4.])
/// ```
public final class Diagonal extends FunctionNode.Unary {

    /// Which diagonal.
    public static final class Options {
        private int offset;
        private int axis1;
        private int axis2 = 1;

        /// How far right of the main diagonal; left if negative.
        public Options offset(int offset) {
            this.offset = offset;
            return this;
        }

        /// The axis of rows.
        public Options axis1(int axis1) {
            this.axis1 = axis1;
            return this;
        }

        /// The axis of columns.
        public Options axis2(int axis2) {
            this.axis2 = axis2;
            return this;
        }
    }

    private final int offset;
    private final int axis1;
    private final int axis2;

    private Diagonal(int offset, int axis1, int axis2) {
        super(Retain.NOTHING);
        this.offset = offset;
        this.axis1 = axis1;
        this.axis2 = axis2;
    }

    public static Variable diagonal(Variable x) {
        return diagonal(x, 0, 0, 1);
    }

    public static Variable diagonal(Variable x, int offset) {
        return diagonal(x, offset, 0, 1);
    }

    /// @throws IllegalArgumentException if `x` has no such axes or they are one
    public static Variable diagonal(Variable x, int offset, int axis1, int axis2) {
        return new Diagonal(offset, axis1, axis2).apply(x);
    }

    /// @throws IllegalArgumentException if `x` has no such axes or they are one
    public static Variable diagonal(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return diagonal(x, o.offset, o.axis1, o.axis2);
    }

    @Override protected void check(Inputs in) {
        in.rankAtLeast(0, 2).axis(0, axis1).axis(0, axis2);
        Shape s = in.get(0).shape();
        in.require(s.normalizeAxis(axis1) != s.normalizeAxis(axis2), "two different axes", axis1 + " and " + axis2);
    }

    @Override protected NDArray forward(NDArray x) {
        return view(x);
    }

    private NDArray view(NDArray x) {
        int rows = x.shape().normalizeAxis(axis1);
        int columns = x.shape().normalizeAxis(axis2);
        int[] lengths = new int[x.rank() - 1];
        int[] strides = new int[x.rank() - 1];
        int n = 0;
        for (int i = 0; i < x.rank(); i++) {
            if (i != rows && i != columns) {
                lengths[n] = x.shape().axis(i);
                strides[n++] = x.stride(i);
            }
        }
        int down = Math.max(0, -offset);
        int right = Math.max(0, offset);
        lengths[n] = Math.max(0, Math.min(x.shape().axis(rows) - down, x.shape().axis(columns) - right));
        strides[n] = x.stride(rows) + x.stride(columns);
        Shape shape = Shape.of(lengths);
        int start = shape.size() == 0 ? 0 : down * x.stride(rows) + right * x.stride(columns);
        return x.view(shape, x.offset() + start, strides);
    }

    @Override protected Variable backward(Variable gy) {
        return new Spread(this, inputNode(0).shape()).apply(gy);
    }

    /// The adjoint: zeros of `shape` with `g` on the diagonal.
    private static final class Spread extends FunctionNode.Unary {
        private final Diagonal diagonal;
        private final Shape shape;

        Spread(Diagonal diagonal, Shape shape) {
            super(Retain.NOTHING);
            this.diagonal = diagonal;
            this.shape = shape;
        }

        @Override protected NDArray forward(NDArray g) {
            NDArray x = NDArray.zeros(g.device(), g.dtype(), shape);
            diagonal.view(x).assign(g);
            return x;
        }

        @Override protected Variable backward(Variable gg) {
            return diagonal(gg, diagonal.offset, diagonal.axis1, diagonal.axis2);
        }
    }
}
