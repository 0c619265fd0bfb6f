package catenary.functions.normalization;

import static catenary.array.ByRow.byRow;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.ByRow;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.array.ExpandDims;
import java.util.function.Consumer;

/// Vectors along axes divided by their length, `y = x / (sqrt(sum(x^2, axis)) + eps)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with those axes | float |
/// | `axis` | 1 if not given | |
/// | returns | that of `x` | that of `x` |
///
/// A primitive, because the composite of square, sum, root and quotient passes over `x` four times and keeps an array of its
/// size. Zero vectors stay zero, and their gradient is that of `x / eps`.
///
/// ```jshell
/// jshell> F.normalize(variable(new float[][] {{3, 4}, {0, 0}}))
/// $1 ==> variable([[0.5999988, 0.7999984],
///                  [0.       , 0.       ]])
/// ```
public final class Normalize extends FunctionNode.Unary {

    private static final ByRow NORMALIZE = byRow("normalize", k -> {
        Expr x = k.array("x");
        Expr eps = k.scalar("eps");
        k.result("y", x.div(k.sum(x.square(), s -> s.sqrt().add(eps))));
    });
    private static final ByRow DIRECT = byRow("normalizeGrad", k -> {
        Expr x = k.array("x");
        Expr gy = k.array("gy");
        Expr eps = k.scalar("eps");
        Expr length = k.sum(x.square(), Expr::sqrt);
        k.result("gx", slope(x, gy, length, k.sum(x.mul(gy)), length.add(eps)));
    });
    private static final Pointwise SQUARE = pointwise("normalize", x -> x.square());
    // The slope of the root at 0, where there is none, is multiplied by x = 0.
    private static final Pointwise LENGTH = pointwise("normalize", s -> s.sqrt())
            .slope(y -> y.gt(0).where(Expr.of(0.5).div(y), Expr.of(0)));
    private static final Pointwise PULL = pointwise("normalizeGrad",
            (along, length, divisor) -> pull(along, length, divisor));

    /// What can be chosen beside `x`.
    public static final class Options {
        private double eps = 1e-5;
        private int[] axis = {1};

        /// Added to each length.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The axes along which the vectors lie; without any, each element is a vector.
        public Options axis(int... axis) {
            this.axis = axis;
            return this;
        }
    }

    private final int[] axis;
    private final double eps;

    private Normalize(int[] axis, double eps) {
        super(Retain.INPUTS);
        this.axis = axis;
        this.eps = eps;
    }

    public static Variable normalize(Variable x) {
        return normalize(x, _ -> {});
    }

    /// @throws IllegalArgumentException if `x` is not float or has no such axis
    public static Variable normalize(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (o.axis.length == 0) {
            Variable column = new Normalize(new int[] {x.rank()}, o.eps).apply(ExpandDims.expandDims(x, -1));
            return Reshape.reshape(column, x.shape());
        }
        return new Normalize(o.axis, o.eps).apply(x);
    }

    private static Expr slope(Expr x, Expr gy, Expr length, Expr along, Expr divisor) {
        return gy.div(divisor).sub(x.mul(pull(along, length, divisor)));
    }

    /// How much of `x` its growing length takes from the gradient; nothing at 0, where `x` is 0.
    private static Expr pull(Expr along, Expr length, Expr divisor) {
        return length.gt(0).where(along.div(length.mul(divisor).mul(divisor)), 0);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0);
    }

    @Override protected NDArray forward(NDArray x) {
        return NORMALIZE.on(new NDArray[] {x}, axis, eps)[0];
    }

    @Override protected Variable backward(Variable gy) {
        Variable x = input();
        if (!Config.current().enableBackprop()) {
            return Variable.constant(DIRECT.on(new NDArray[] {x.array(), gy.array()}, axis, eps)[0]);
        }
        Variable length = LENGTH.on(Sum.sum(SQUARE.on(x), axis, true));
        Variable divisor = length.add(eps);
        return gy.div(divisor).sub(x.mul(PULL.on(Sum.sum(x.mul(gy), axis, true), length, divisor)));
    }
}
