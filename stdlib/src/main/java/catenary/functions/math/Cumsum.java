package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.functions.array.Flatten;
import catenary.functions.array.Flip;
import java.util.Arrays;

/// Running sums, `y[i] = x[0] + ... + x[i]` along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | one axis; if not given, `x` is flattened first | |
/// | returns | that of `x`, or `(x.size,)` | that of `x` |
///
/// The gradient is the running sum from the end. Sums are made of sums of pairs, so that rounding errors grow with the
/// logarithm of the length.
///
/// ```jshell
/// jshell> F.cumsum(variable(1, 2, 3))
/// $1 ==> variable([1., 3., 6.])
/// ```
public final class Cumsum extends FunctionNode.Unary {

    private static final Index EVERY_SECOND = Index.slice(1, null, 2);
    private static final Elementwise ADD = elementwise("add", (a, b) -> a.add(b));

    private final int axis;

    private Cumsum(int axis) {
        super(Retain.NOTHING);
        this.axis = axis;
    }

    /// Of the flattened elements.
    public static Variable cumsum(Variable x) {
        return cumsum(Flatten.flatten(x), 0);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable cumsum(Variable x, int axis) {
        return new Cumsum(axis).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).axis(0, axis);
    }

    @Override protected NDArray forward(NDArray x) {
        return running(ADD, x, axis);
    }

    /// Of each element along an axis and all before it, what `op` makes of them, which may take them in any grouping.
    static NDArray running(Elementwise op, NDArray x, int axis) {
        NDArray y = x.copy();
        int[] order = new int[x.rank()]; // the axis comes first
        int a = x.shape().normalizeAxis(axis);
        Arrays.setAll(order, i -> i == 0 ? a : i <= a ? i - 1 : i);
        upwards(op, y.transpose(order));
        return y;
    }

    /// Along the first axis, in place: neighbours are added, the sums of pairs summed up the same way, and added to the elements
    /// between. That is 2 n additions in 2 log n kernels on any device. A product with a matrix of ones would make NaN of
    /// infinities; a kernel a position would be n of them.
    private static void upwards(Elementwise op, NDArray y) {
        int n = y.length();
        if (n < 2) {
            return;
        }
        NDArray ends = y.get(EVERY_SECOND);
        op.into(ends, new NDArray[] {ends, y.get(Index.slice(0, n - 1, 2))});
        upwards(op, ends);
        if (n > 2) {
            NDArray between = y.get(Index.slice(2, null, 2));
            op.into(between, new NDArray[] {between, ends.get(Index.slice(0, between.length()))});
        }
    }

    @Override protected Variable backward(Variable gy) {
        return Flip.flip(cumsum(Flip.flip(gy, axis), axis), axis);
    }
}
