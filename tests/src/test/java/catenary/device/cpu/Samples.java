package catenary.device.cpu;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Random;

/// Arrays and formulas drawn at random, and element access that the code under test has no part in.
final class Samples {

    static final Device CPU = Devices.cpu();
    static final Expr X = new Expr.Arg(0);
    static final Expr Y = new Expr.Arg(1);

    private Samples() {}

    static NDArray array(Random r, DType dtype, int... shape) {
        NDArray x = NDArray.uninitialized(CPU, dtype, Shape.of(shape));
        for (int i = 0; i < x.size(); i++) {
            set(x, i, r.nextGaussian() * 3);
        }
        return x;
    }

    /// An array of the given shape whose elements lie in the order of its transpose.
    static NDArray transposed(Random r, DType dtype, int... shape) {
        int n = shape.length;
        int[] back = new int[n];
        for (int i = 0; i < n; i++) {
            back[i] = shape[n - 1 - i];
        }
        NDArray x = array(r, dtype, back);
        int[] strides = new int[n];
        for (int i = 0; i < n; i++) {
            strides[i] = x.stride(n - 1 - i);
        }
        return x.view(Shape.of(shape), 0, strides);
    }

    /// An array of the given shape that takes every second element of a larger one.
    static NDArray everySecond(Random r, DType dtype, int... shape) {
        int[] twice = shape.clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        NDArray x = array(r, dtype, twice);
        int[] strides = x.strides();
        for (int i = 0; i < strides.length; i++) {
            strides[i] *= 2;
        }
        return x.view(Shape.of(shape), shape.length == 0 ? 0 : 1, strides);
    }

    static void set(NDArray x, int i, double v) {
        switch (x.storage()) {
            case float[] a -> a[i] = (float) v;
            case double[] a -> a[i] = v;
            case int[] a -> a[i] = (int) v;
            case long[] a -> a[i] = (long) v;
            case byte[] a -> a[i] = (byte) (x.dtype() == DType.BOOL ? v > 0 ? 1 : 0 : (int) v);
            case short[] a ->
                    a[i] = x.dtype() == DType.FLOAT16 ? Float.floatToFloat16((float) v)
                            : Create.bfloat16((float) v);
            default -> throw new AssertionError();
        }
    }

    /// The element at `index`, which may have more axes than `x`, as in broadcasting.
    static double get(NDArray x, int[] index) {
        int at = x.offset();
        int skip = index.length - x.rank();
        for (int k = 0; k < x.rank(); k++) {
            at += x.shape().axis(k) == 1 ? 0 : index[k + skip] * x.stride(k);
        }
        return CPU.scalar(x, at);
    }

    /// The index of element number `i` in row-major order.
    static int[] index(Shape shape, int i) {
        int[] index = new int[shape.rank()];
        for (int k = index.length - 1; k >= 0; k--) {
            index[k] = i % shape.axis(k);
            i /= shape.axis(k);
        }
        return index;
    }

    /// A number of a kind that tests rarely think of, or an ordinary one.
    static float special(Random r) {
        return switch (r.nextInt(14)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            case 2 -> Float.NEGATIVE_INFINITY;
            case 3 -> -0f;
            case 4 -> 0f;
            case 5 -> Float.intBitsToFloat(r.nextInt());
            case 6 -> Float.MIN_VALUE * r.nextInt(100);
            case 7 -> r.nextInt(9) - 4;
            default -> (float) (r.nextGaussian() * 4);
        };
    }

    /// An expression of every function and operation, over 3 arrays and 2 parameters.
    static Expr expression(Random r, int depth) {
        if (depth == 0 || r.nextInt(8) == 0) {
            return switch (r.nextInt(6)) {
                case 0 -> new Expr.Param(r.nextInt(2));
                case 1 -> Expr.of(r.nextInt(5) - 2);
                default -> new Expr.Arg(r.nextInt(3));
            };
        }
        Expr a = expression(r, depth - 1);
        int kind = r.nextInt(10);
        if (kind < 4) {
            Expr.Fn fn = Expr.Fn.values()[r.nextInt(Expr.Fn.values().length)];
            return fn == Expr.Fn.NOT ? a.not() : new Expr.Call(fn, a);
        }
        Expr b = expression(r, depth - 1);
        if (kind < 9) {
            return new Expr.Infix(Expr.Op.values()[r.nextInt(Expr.Op.values().length)], a, b);
        }
        return a.where(b, expression(r, depth - 1));
    }
}
