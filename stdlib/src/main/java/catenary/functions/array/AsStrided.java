package catenary.functions.array;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;

/// The elements at regular distances, `y[i, j, ...] = flat(x)[storageOffset + i strides[0] + j strides[1] + ...]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `shape`, `strides` | one length and one distance for each axis of the result; distances in elements | |
/// | `storageOffset` | position of the first element; 0 if not given | |
/// | returns | `shape` | that of `x` |
///
/// A view: elements may occur several times, as in overlapping windows. Positions count the elements of `x` in row-major
/// order, however `x` itself was made. The gradient of an element is the sum over its occurrences.
///
/// ```jshell
/// jshell> F.asStrided(variable(1, 2, 3, 4), new int[] {3, 2}, new int[] {1, 1})
/// $1 ==> variable([[1., 2.],
///                  [2., 3.],
///                  [3., 4.]])
/// ```
public final class AsStrided extends FunctionNode.Unary {

    private final int[] shape;
    private final int[] strides;
    private final int storageOffset;

    private AsStrided(int[] shape, int[] strides, int storageOffset) {
        super(Retain.NOTHING);
        this.shape = shape;
        this.strides = strides;
        this.storageOffset = storageOffset;
    }

    public static Variable asStrided(Variable x, int[] shape, int[] strides) {
        return asStrided(x, shape, strides, 0);
    }

    /// @throws IllegalArgumentException if there is not one distance for each axis, or a position lies outside `x`
    public static Variable asStrided(Variable x, int[] shape, int[] strides, int storageOffset) {
        return new AsStrided(shape.clone(), strides.clone(), storageOffset).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.require(shape.length == strides.length, "one distance for each axis of shape " + Shape.of(shape),
                Arrays.toString(strides));
        if (Shape.of(shape).size() == 0) {
            return;
        }
        long first = storageOffset;
        long last = storageOffset;
        for (int i = 0; i < shape.length; i++) {
            long reach = (shape[i] - 1L) * strides[i];
            first += Math.min(0, reach);
            last += Math.max(0, reach);
        }
        in.require(first >= 0 && last < in.get(0).size(), "positions from 0 to " + (in.get(0).size() - 1),
                "positions from " + first + " to " + last);
    }

    @Override protected NDArray forward(NDArray x) {
        NDArray base = x.contiguous();
        Shape s = Shape.of(shape);
        return base.view(s, base.offset() + (s.size() == 0 ? 0 : storageOffset), strides);
    }

    @Override protected Variable backward(Variable gy) {
        return new Gather(this, inputNode(0).shape()).apply(gy);
    }

    /// The adjoint: zeros of a shape, to which each element is added where it came from.
    private static final class Gather extends FunctionNode.Unary {
        private final AsStrided view;
        private final Shape to;

        Gather(AsStrided view, Shape to) {
            super(Retain.NOTHING);
            this.view = view;
            this.to = to;
        }

        @Override protected NDArray forward(NDArray g) {
            NDArray x = NDArray.zeros(g.device(), g.dtype(), Shape.of(to.size()));
            if (g.size() > 0) {
                x.addAtAssign(g.reshape(g.size()), positions(g).reshape(g.size()), 0);
            }
            return x.reshape(to);
        }

        private NDArray positions(NDArray g) {
            NDArray at = Create.full(g.device(), DType.INT32, Shape.SCALAR, view.storageOffset);
            for (int i = 0; i < view.shape.length; i++) {
                NDArray steps = Create.arange(g.device(), DType.INT32, 0, view.shape[i], 1).mul(view.strides[i]);
                at = at.expandDims(i).add(steps);
            }
            return at;
        }

        @Override protected Variable backward(Variable gg) {
            return asStrided(gg, view.shape, view.strides, view.storageOffset);
        }
    }
}
