package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every function, operation and conversion gives what the CPU gives.
class ArithmeticTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);

    private static final double[] NUMBERS = {
            0, -0.0, 1, -1, 2, -2, 3, 0.5, -0.5, 0.7, 1.5, 2.5, -2.5, 7, -13, 30, 1e-3, 1e-20, 127, 128, 255, 256, 257,
            259, 2049, 2051, 300,
            -129, 1000, 65504, 65519, 65520, 65536, 6e-8, 3e-8, 2147483647, 2147483648.0, -2147483648.0, -3e9, 9e18,
            9.3e18, -9.3e18, 1e30, -1e30, 1e-40, Float.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.NaN
    };

    /// What must be right to the last bit.
    private static final Set<Expr.Fn> EXACT = EnumSet.of(
            Expr.Fn.NEG, Expr.Fn.ABS, Expr.Fn.SIGN, Expr.Fn.FLOOR, Expr.Fn.CEIL, Expr.Fn.TRUNC, Expr.Fn.SQRT);

    private static NDArray[] pairs(DType dtype, double limit) {
        double[] values = DoubleStream.of(NUMBERS).filter(v -> !(Math.abs(v) > limit)).toArray();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (double a : values) {
            for (double b : values) {
                first.add(a);
                second.add(b);
            }
        }
        Iterator<Double> x = first.iterator();
        Iterator<Double> y = second.iterator();
        Shape all = Shape.of(first.size());
        return new NDArray[] {Twin.array(dtype, all, x::next), Twin.array(dtype, all, y::next)};
    }

    /// Runs `outputs` over `ins` on both devices.
    private static void compare(List<Expr> outputs, DType compute, DType[] types, NDArray[] ins, double[] relative) {
        var formula = new Formula("arithmetic", ins.length, 1, outputs);
        Twin[] from = new Twin[ins.length];
        Twin[] to = new Twin[types.length];
        Arrays.setAll(from, i -> Twin.of(ins[i]));
        Arrays.setAll(to, i -> Twin.of(NDArray.zeros(Devices.cpu(), types[i], ins[0].shape())));
        double[] params = {2.75};
        Devices.cpu().elementwise(formula, compute, Twin.cpu(to), Twin.cpu(from), params);
        HostGpu.device().elementwise(formula, compute, Twin.gpu(to), Twin.gpu(from), params);
        for (int i = 0; i < to.length; i++) {
            to[i].assertSame(relative[i], outputs.get(i) + " in " + compute);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"}) void functionsAndOperations(DType compute) {
        double rounding = compute == DType.FLOAT32 ? 1e-6 : 1e-14;
        List<Expr> outputs = new ArrayList<>();
        List<Double> relative = new ArrayList<>();
        for (Expr.Fn fn : Expr.Fn.values()) {
            outputs.add(fn == Expr.Fn.NOT ? X.not() : new Expr.Call(fn, X));
            relative.add(EXACT.contains(fn) || fn == Expr.Fn.NOT ? 0 : rounding);
        }
        for (Expr.Op op : Expr.Op.values()) {
            outputs.add(op == Expr.Op.AND ? X.and(Y) : op == Expr.Op.OR ? X.or(Y) : new Expr.Infix(op, X, Y));
            boolean exact = op != Expr.Op.ATAN2 && (op != Expr.Op.POW || !compute.isFloat());
            relative.add(exact ? 0 : rounding);
        }
        outputs.add(X.lt(Y).where(X.gt(1), Y.le(X)).add(X.eq(Y)));
        outputs.add(X.where(new Expr.Param(0), Y));
        while (relative.size() < outputs.size()) {
            relative.add(0.0);
        }
        DType[] types = new DType[outputs.size()];
        Arrays.fill(types, compute);
        compare(outputs, compute, types, pairs(compute, Double.POSITIVE_INFINITY),
                relative.stream().mapToDouble(v -> v).toArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"}) void constants(DType compute) {
        List<Expr> outputs = DoubleStream.of(NUMBERS).<Expr>mapToObj(v -> X.lt(Y).where(Expr.of(v), X)).toList();
        DType[] types = new DType[outputs.size()];
        Arrays.fill(types, compute);
        compare(outputs, compute, types, pairs(compute, 2), new double[types.length]);
    }

    /// From every type of element through every type of arithmetic to every type of element.
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"}) void conversions(DType compute) {
        DType[] all = DType.values();
        // The CPU computes integers in 64 bits: what doesn't fit 32 never comes to it.
        double limit = compute == DType.INT32 ? 6e4 : Double.POSITIVE_INFINITY;
        NDArray[] ins = new NDArray[all.length];
        for (int i = 0; i < ins.length; i++) {
            ins[i] = pairs(all[i], limit)[0];
        }
        for (DType to : all) {
            List<Expr> outputs = new ArrayList<>();
            DType[] types = new DType[all.length];
            for (int i = 0; i < all.length; i++) {
                outputs.add(new Expr.Arg(i));
                types[i] = to;
            }
            compare(outputs, compute, types, ins, new double[types.length]);
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class) void everyLiteralIsItsNumber(DType dtype) {
        Arithmetic a = Arithmetic.of(dtype);
        assertEquals(a == Arithmetic.FLOAT ? "0x1.99999ap-4f" : a == Arithmetic.DOUBLE ? "0x1.999999999999ap-4"
                : a == Arithmetic.INT ? "(0)" : "(0LL)", a.constant(0.1));
    }
}
