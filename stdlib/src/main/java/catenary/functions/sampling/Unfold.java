package catenary.functions.sampling;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;

/// Every window of the last axes of `x`, zeros where a window hangs over the edge; see [Windows#of].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(..., d1 ... dn)` | any |
/// | returns | `(..., k1 ... kn, o1 ... on)` | that of `x` |
///
/// The result is a view: functions that reduce the windows read `x` (or its padded copy) itself. The adjoint is [#fold],
/// which sums what the windows have of each element; each is the gradient of the other.
public final class Unfold extends FunctionNode.Unary {

    private final Windows windows;

    private Unfold(Windows windows) {
        super(Retain.NOTHING);
        this.windows = windows;
    }

    public static Variable unfold(Variable x, Windows windows) {
        return new Unfold(windows).apply(x);
    }

    /// The sum over all windows of what they have of each element: `(..., k1 ... kn, o1 ... on)` to `(..., d1 ... dn)`.
    public static Variable fold(Variable columns, Windows windows) {
        return new Fold(windows).apply(columns);
    }

    @Override protected void check(Inputs in) {
        in.rankAtLeast(0, windows.axes());
    }

    @Override protected NDArray forward(NDArray x) {
        return windows.of(x, 0);
    }

    @Override protected Variable backward(Variable gy) {
        return fold(gy, windows);
    }

    private static final class Fold extends FunctionNode.Unary {
        private final Windows windows;

        Fold(Windows windows) {
            super(Retain.NOTHING);
            this.windows = windows;
        }

        @Override protected NDArray forward(NDArray columns) {
            return windows.sum(columns);
        }

        @Override protected Variable backward(Variable gg) {
            return unfold(gg, windows);
        }
    }
}
