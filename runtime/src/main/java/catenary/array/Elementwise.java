package catenary.array;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// An elementwise operation on arrays, from a lambda traced once into an expression.
///
///     private static final Elementwise SILU = elementwise("silu", x -> x.mul(x.sigmoid()));
///     NDArray y = SILU.on(x);
///
/// Operands broadcast by NumPy's rule inside the kernel. The arithmetic is done in the promoted dtype of the operands
/// (truth values yield to numbers; integers become float64 where the formula needs fractions), which is also the
/// result's dtype, except that a comparison yields `bool`.
public final class Elementwise {

    private static final double[] NONE = {};

    private final Formula formula;
    private final boolean mask;
    private final boolean fractional;

    public Elementwise(Formula formula) {
        if (formula.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    formula.name() + ": expected one output, but found " + formula.outputs().size());
        }
        this.formula = formula;
        Expr e = formula.outputs().getFirst();
        this.mask = e.isMask();
        this.fractional = Fractions.neededBy(e);
    }

    /// Three-argument formulas.
    @FunctionalInterface
    public interface Ternary {
        Expr apply(Expr a, Expr b, Expr c);
    }

    /// Four-argument formulas.
    @FunctionalInterface
    public interface Quaternary {
        Expr apply(Expr a, Expr b, Expr c, Expr d);
    }

    /// The kernel that computes `f` at each position.
    public static Elementwise elementwise(String name, UnaryOperator<Expr> f) {
        return make(name, 1, 0, f.apply(arg(0)));
    }

    public static Elementwise elementwise(String name, BinaryOperator<Expr> f) {
        return make(name, 2, 0, f.apply(arg(0), arg(1)));
    }

    public static Elementwise elementwise(String name, Ternary f) {
        return make(name, 3, 0, f.apply(arg(0), arg(1), arg(2)));
    }

    public static Elementwise elementwise(String name, Quaternary f) {
        return make(name, 4, 0, f.apply(arg(0), arg(1), arg(2), arg(3)));
    }

    /// A formula of one array and one scalar parameter, which is given at each call.
    public static Elementwise withParam(String name, BinaryOperator<Expr> f) {
        return make(name, 1, 1, f.apply(arg(0), new Expr.Param(0)));
    }

    /// A formula of two arrays and one scalar parameter.
    public static Elementwise withParam(String name, Ternary f) {
        return make(name, 2, 1, f.apply(arg(0), arg(1), new Expr.Param(0)));
    }

    /// A formula of one array and two scalar parameters.
    public static Elementwise withParams(String name, Ternary f) {
        return make(name, 1, 2, f.apply(arg(0), new Expr.Param(0), new Expr.Param(1)));
    }

    private static Elementwise make(String name, int arrays, int params, Expr body) {
        return new Elementwise(new Formula(name, arrays, params, List.of(body)));
    }

    private static Expr arg(int i) {
        return new Expr.Arg(i);
    }

    /// What it computes.
    public Formula formula() {
        return formula;
    }

    /// The formula on arrays, which broadcast, and its parameters.
    public NDArray on(NDArray x) {
        return run(new NDArray[] {x}, NONE);
    }

    public NDArray on(NDArray x, double param) {
        return run(new NDArray[] {x}, new double[] {param});
    }

    public NDArray on(NDArray x, double param0, double param1) {
        return run(new NDArray[] {x}, new double[] {param0, param1});
    }

    public NDArray on(NDArray a, NDArray b) {
        return run(new NDArray[] {a, b}, NONE);
    }

    public NDArray on(NDArray a, NDArray b, double param) {
        return run(new NDArray[] {a, b}, new double[] {param});
    }

    public NDArray on(NDArray a, NDArray b, NDArray c) {
        return run(new NDArray[] {a, b, c}, NONE);
    }

    public NDArray on(NDArray a, NDArray b, NDArray c, NDArray d) {
        return run(new NDArray[] {a, b, c, d}, NONE);
    }

    /// The general call: all arrays, then all scalar parameters.
    public NDArray run(NDArray[] ins, double[] params) {
        DType compute = computeType(ins);
        Shape shape = Operands.broadcast(formula.name(), ins);
        NDArray out = NDArray.uninitialized(ins[0].device(), mask ? DType.BOOL : compute, shape);
        ins[0].device().elementwise(formula, compute, new NDArray[] {out}, ins, params);
        return out;
    }

    /// Writes the result into `out`, which has the broadcast shape and may be one of the operands. The result is
    /// converted to the dtype of `out`.
    public void into(NDArray out, NDArray[] ins, double... params) {
        Shape shape = Operands.broadcast(formula.name(), ins);
        if (!shape.broadcastsTo(out.shape())) {
            throw new IllegalArgumentException(
                    formula.name() + ": expected operands that fit " + out.shape() + ", but found " + shape);
        }
        out.checkWritable(formula.name());
        out.device().elementwise(formula, computeType(ins), new NDArray[] {out}, ins, params);
    }

    private DType computeType(NDArray[] ins) {
        DType t = ins[0].dtype();
        for (int i = 1; i < ins.length; i++) {
            DType u = ins[i].dtype();
            if (u != t) {
                t = DType.promote(t, u);
            }
        }
        if (t.isFloat()) {
            return t;
        }
        return fractional ? DType.FLOAT64 : t == DType.BOOL ? (mask ? DType.UINT8 : DType.INT32) : t;
    }
}
