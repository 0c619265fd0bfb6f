package catenary.array;

import catenary.autograd.Config;
import catenary.expr.DType;
import java.util.function.ToDoubleFunction;

/// Arrays computed the plain way: one element after the other from its position.
final class Oracle {

    private Oracle() {}

    /// The float64 array whose element at each position is `f` of the position.
    static NDArray fill(Shape shape, ToDoubleFunction<int[]> f) {
        double[] v = new double[shape.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = f.applyAsDouble(position(shape, i));
        }
        return Create.of(Config.current().device(), DType.FLOAT64, shape, v);
    }

    static int[] position(Shape shape, int flat) {
        int[] at = new int[shape.rank()];
        int rest = flat;
        for (int a = at.length - 1; a >= 0; a--) {
            at[a] = rest % shape.axis(a);
            rest /= shape.axis(a);
        }
        return at;
    }

    static int flat(Shape shape, int... at) {
        int i = 0;
        for (int a = 0; a < at.length; a++) {
            i = i * shape.axis(a) + at[a];
        }
        return i;
    }

    /// Reads `x` at positions: the elements are downloaded once.
    static ToDoubleFunction<int[]> reader(NDArray x) {
        double[] v = x.toDoubleArray();
        return at -> v[flat(x.shape(), at)];
    }

    /// Reads `x` at positions of a shape that it broadcasts to.
    static ToDoubleFunction<int[]> broadcastReader(NDArray x) {
        var read = reader(x);
        return at -> {
            int[] own = new int[x.rank()];
            for (int a = 0; a < own.length; a++) {
                own[a] = x.shape().axis(a) == 1 ? 0 : at[at.length - own.length + a];
            }
            return read.applyAsDouble(own);
        };
    }
}
