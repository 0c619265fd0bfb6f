package catenary.functions.activation;

import static catenary.array.Elementwise.elementwise;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.math.Logsumexp;

/// The logarithm of softmax along an axis, `y = x - log(sum(exp(x), axis))`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | float |
/// | returns | that of `x` | that of `x`; nats, at most 0 |
///
/// Keeps the digits that `log(softmax(x))` loses where the softmax is near 0, and those that `x - logsumexp(x)` loses
/// where `x` is large.
///
/// ```jshell
/// jshell> F.logSoftmax(variable(new float[][] {{1, 2, 3}}))
/// $1 ==> variable([[-2.407606  , -1.4076059 , -0.40760595]])
/// ```
public final class LogSoftmax extends FunctionNode.Unary {

    private static final Elementwise SHIFT = elementwise("logSoftmax", (x, max, l) -> x.sub(max).sub(l));
    private static final Pointwise GRAD = pointwise("logSoftmaxGrad", (y, gy, s) -> gy.sub(y.exp().mul(s)));

    private final int axis;

    private LogSoftmax(int axis) {
        super(Retain.OUTPUT);
        this.axis = axis;
    }

    /// Along axis 1.
    public static Variable logSoftmax(Variable x) {
        return logSoftmax(x, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable logSoftmax(Variable x, int axis) {
        return new LogSoftmax(axis).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).axis(0, axis);
    }

    @Override protected NDArray forward(NDArray x) {
        NDArray max = x.maxKeepDims(axis);
        return SHIFT.on(x, max, Logsumexp.shifted(x, max, axis));
    }

    @Override protected Variable backward(Variable gy) {
        return GRAD.on(output(), gy, Sum.sum(gy, new int[] {axis}, true));
    }
}
