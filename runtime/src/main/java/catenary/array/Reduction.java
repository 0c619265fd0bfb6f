package catenary.array;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// A reduction over axes, with a map applied on the way in and a finish on the way out, in one pass.
///
///     private static final Reduction NORM = reduction("norm", Combine.SUM, x -> x.mul(x)).finish(s -> s.sqrt());
///     NDArray n = NORM.on(x, 1);
///
/// Sums and products of integers and truth values are int64, as NumPy's on 64-bit machines; positions are int32, as
/// Chainer's; everything else has the dtype of the operands.
public final class Reduction {

    private final Fold fold;

    private Reduction(Fold fold) {
        this.fold = fold;
    }

    public static Reduction reduction(String name, Combine combine, UnaryOperator<Expr> map) {
        Expr x = new Expr.Arg(0);
        return new Reduction(new Fold(name, combine, 1, 0, map.apply(x), x));
    }

    public static Reduction reduction(String name, Combine combine, BinaryOperator<Expr> map) {
        Expr x = new Expr.Arg(0);
        return new Reduction(new Fold(name, combine, 2, 0, map.apply(x, new Expr.Arg(1)), x));
    }

    public static Reduction reduction(String name, Combine combine, Elementwise.Ternary map) {
        Expr x = new Expr.Arg(0);
        return new Reduction(
                new Fold(name, combine, 3, 0, map.apply(x, new Expr.Arg(1), new Expr.Arg(2)), x));
    }

    public static Reduction reduction(String name, Combine combine, Elementwise.Quaternary map) {
        Expr x = new Expr.Arg(0);
        Expr value = map.apply(x, new Expr.Arg(1), new Expr.Arg(2), new Expr.Arg(3));
        return new Reduction(new Fold(name, combine, 4, 0, value, x));
    }

    /// A reduction whose map reads one array and two scalar parameters, which are given at each call.
    public static Reduction withParams(String name, Combine combine, Elementwise.Ternary map) {
        Expr x = new Expr.Arg(0);
        return new Reduction(
                new Fold(name, combine, 1, 2, map.apply(x, new Expr.Param(0), new Expr.Param(1)), x));
    }

    /// This reduction with `finish` applied to each combined value.
    public Reduction finish(UnaryOperator<Expr> finish) {
        Expr x = new Expr.Arg(0);
        return new Reduction(
                new Fold(fold.name(), fold.combine(), fold.arrays(), fold.params(), fold.map(), finish.apply(x)));
    }

    /// This reduction with `finish` applied to each combined value and one scalar parameter given at each call.
    public Reduction finish(BinaryOperator<Expr> finish) {
        Expr x = new Expr.Arg(0);
        return new Reduction(new Fold(
                fold.name(), fold.combine(), fold.arrays(), 1, fold.map(), finish.apply(x, new Expr.Param(0))));
    }

    /// Reduces `axes` (all, when none is given) and removes them.
    public NDArray on(NDArray x, int... axes) {
        return on(new NDArray[] {x}, axes, false);
    }

    /// Reduces `axes` of the broadcast of the operands; null or empty means all.
    ///
    /// @throws IllegalArgumentException if an axis doesn't exist or is named twice
    public NDArray on(NDArray[] ins, int[] axes, boolean keepDims, double... params) {
        Shape over = Operands.broadcast(fold.name(), ins);
        boolean[] flags = flags(fold.name(), over, axes);
        DType in = ins[0].dtype();
        for (NDArray x : ins) {
            in = DType.promote(in, x.dtype());
        }
        boolean sums = fold.combine() == Combine.SUM || fold.combine() == Combine.PROD;
        boolean positions = fold.combine() == Combine.ARGMAX || fold.combine() == Combine.ARGMIN;
        DType compute = sums && !in.isFloat() ? DType.INT64 : in;
        NDArray out = NDArray.uninitialized(
                ins[0].device(), positions ? DType.INT32 : compute, over.reduce(flags, keepDims));
        ins[0].device().fold(fold, compute == DType.BOOL ? DType.UINT8 : compute, out, ins, over, flags, params);
        return out;
    }

    /// One flag an axis of `shape`: whether it is among `axes`; all of them if `axes` is null or empty.
    static boolean[] flags(String op, Shape shape, int[] axes) {
        boolean[] flags = new boolean[shape.rank()];
        if (axes == null || axes.length == 0) {
            Arrays.fill(flags, true);
            return flags;
        }
        for (int axis : axes) {
            int a = shape.normalizeAxis(axis);
            if (flags[a]) {
                throw new IllegalArgumentException(
                        op + ": expected distinct axes, but found " + Arrays.toString(axes) + " for shape " + shape);
            }
            flags[a] = true;
        }
        return flags;
    }
}
