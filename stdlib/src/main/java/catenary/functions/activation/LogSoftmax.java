package catenary.functions.activation;

import static catenary.array.ByRow.byRow;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.ByRow;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.Expr;

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

    private static final ByRow LOG_SOFTMAX = byRow("logSoftmax", k -> {
        Expr x = k.array("x");
        Expr max = k.max(x);
        k.result("y", x.sub(max).sub(k.sum(x.sub(max).exp(), Expr::log)));
    });
    private static final ByRow DIRECT = byRow("logSoftmaxGrad", k -> {
        Expr y = k.array("y");
        Expr gy = k.array("gy");
        k.result("gx", gy.sub(y.exp().mul(k.sum(gy))));
    });
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
        return LOG_SOFTMAX.on(x, axis);
    }

    @Override protected Variable backward(Variable gy) {
        if (!Config.current().enableBackprop()) {
            return Variable.constant(DIRECT.on(output().array(), gy.array(), axis));
        }
        return GRAD.on(output(), gy, Sum.sum(gy, new int[] {axis}, true));
    }
}
