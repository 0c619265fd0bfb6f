package catenary.functions.math;

import static catenary.array.ByRow.byRow;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.ByRow;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The logarithm of a sum of exponentials, `y = log(sum(exp(x), axis))`, without overflow.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes, all if it is not given; an empty array is none | |
/// | returns | that of `x` without `axis` | that of `x` |
///
/// The gradient is the softmax over `axis`.
///
/// ```jshell
/// jshell> F.logsumexp(variable(1000, 1000))
/// $1 ==> variable(1000.6932)
/// ```
public final class Logsumexp extends FunctionNode.Unary {

    private static final ByRow LOGSUMEXP = byRow("logsumexp", k -> {
        Expr x = k.array("x");
        Expr max = k.max(x);
        k.result("y", k.sum(x.sub(max).exp(), Expr::log).add(max));
    });
    private static final Pointwise SHARE = pointwise("softmaxTimes", (x, y, g) -> x.sub(y).exp().mul(g));

    private static final int[] ALL = {};

    private final int[] axis; // null: all
    private Shape kept;

    private Logsumexp(int[] axis) {
        super(Retain.BOTH);
        this.axis = axis;
    }

    /// Over all axes.
    public static Variable logsumexp(Variable x) {
        return new Logsumexp(null).apply(x);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable logsumexp(Variable x, int... axis) {
        return new Logsumexp(axis).apply(x);
    }

    /// On arrays, with the reduced axes kept at length 1.
    public static NDArray keepDims(NDArray x, int... axis) {
        return LOGSUMEXP.on(x, axis);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        if (axis != null && axis.length == 0) {
            kept = x.shape();
            return x;
        }
        NDArray y = keepDims(x, axis == null ? ALL : axis);
        kept = y.shape();
        return axis == null ? y.reshape(Shape.SCALAR) : y.squeeze(axis);
    }

    @Override protected Variable backward(Variable gy) {
        return SHARE.on(input(), Reshape.reshape(output(), kept), Reshape.reshape(gy, kept));
    }
}
