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

/// Softmax along an axis, `y = exp(x) / sum(exp(x), axis)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | float |
/// | returns | that of `x` | that of `x`; sums to 1 along `axis` |
///
/// Computed with the greatest element subtracted, so that nothing overflows.
///
/// ```jshell
/// jshell> F.softmax(variable(new float[][] {{0, 0, 1000}, {1, 1, 1}}))
/// $1 ==> variable([[0.        , 0.        , 1.        ],
///                  [0.33333334, 0.33333334, 0.33333334]])
/// ```
public final class Softmax extends FunctionNode.Unary {

    private static final ByRow SOFTMAX = byRow("softmax", k -> {
        Expr x = k.array("x");
        Expr e = k.keep(x.sub(k.max(x)).exp());
        k.result("y", e.mul(k.sum(e, Expr::reciprocal)));
    });
    private static final ByRow DIRECT = byRow("softmaxGrad", k -> {
        Expr y = k.array("y");
        Expr gy = k.array("gy");
        k.result("gx", gy.sub(k.sum(y.mul(gy))).mul(y));
    });
    private static final Pointwise GRAD = pointwise("softmaxGrad", (y, gy, s) -> gy.sub(s).mul(y));

    private final int axis;

    private Softmax(int axis) {
        super(Retain.OUTPUT);
        this.axis = axis;
    }

    /// Along axis 1.
    public static Variable softmax(Variable x) {
        return softmax(x, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable softmax(Variable x, int axis) {
        return new Softmax(axis).apply(x);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).axis(0, axis);
    }

    @Override protected NDArray forward(NDArray x) {
        return SOFTMAX.on(x, axis);
    }

    @Override protected Variable backward(Variable gy) {
        Variable y = output();
        if (!Config.current().enableBackprop()) {
            return Variable.constant(DIRECT.on(y.array(), gy.array(), axis));
        }
        return GRAD.on(y, gy, Sum.sum(y.mul(gy), new int[] {axis}, true));
    }
}
