package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.Fold.Combine;

/// The logarithm of a sum of exponentials, `y = log(sum(exp(x), axis))`, without overflow.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes; all if none are given | |
/// | returns | that of `x` without `axis` | that of `x` |
///
/// The gradient is the softmax over `axis`.
///
/// ```jshell
/// jshell> F.logsumexp(variable(1000, 1000))
/// $1 ==> variable(1000.6932)
/// ```
public final class Logsumexp extends FunctionNode.Unary {

    private static final Reduction SUM_EXP =
            reduction("logsumexp", Combine.SUM, (x, max) -> x.sub(max).exp()).finish(s -> s.log());
    private static final Elementwise ADD = elementwise("logsumexp", (l, max) -> l.add(max));
    private static final Pointwise SHARE = pointwise("softmaxTimes", (x, y, g) -> x.sub(y).exp().mul(g));

    private final int[] axis;
    private Shape kept;

    private Logsumexp(int[] axis) {
        super(Retain.BOTH);
        this.axis = axis;
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable logsumexp(Variable x, int... axis) {
        return new Logsumexp(axis).apply(x);
    }

    /// Of `x - max` on arrays, with the reduced axes kept at length 1; `max` is that of `x`, kept likewise.
    public static NDArray shifted(NDArray x, NDArray max, int... axis) {
        return SUM_EXP.on(new NDArray[] {x, max}, axis, true);
    }

    /// On arrays, with the reduced axes kept at length 1.
    public static NDArray keepDims(NDArray x, int... axis) {
        NDArray max = x.maxKeepDims(axis);
        NDArray y = shifted(x, max, axis);
        ADD.into(y, new NDArray[] {y, max});
        return y;
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        NDArray y = keepDims(x, axis);
        kept = y.shape();
        return axis.length == 0 ? y.reshape(Shape.SCALAR) : y.squeeze(axis);
    }

    @Override protected Variable backward(Variable gy) {
        return SHARE.on(input(), Reshape.reshape(output(), kept), Reshape.reshape(gy, kept));
    }
}
