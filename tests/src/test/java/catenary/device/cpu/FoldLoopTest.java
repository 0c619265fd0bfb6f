package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static catenary.device.cpu.Samples.X;
import static catenary.device.cpu.Samples.Y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldLoopTest {

    private static final int[][] SHAPES = {
            {1}, {5}, {33}, {100, 10}, {10, 100}, {3000}, {40, 3, 50}, {3, 2000}, {2000, 3}, {500, 40}, {130, 1500},
            {200, 2, 2},
    };

    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource void everySetOfAxesOfEveryLayout(Combine combine) {
        boolean argument = combine == Combine.ARGMAX || combine == Combine.ARGMIN;
        Expr map = combine == Combine.PROD ? X.mul(0.3) : combine == Combine.SUM ? X.add(1) : X;
        var fold = new Fold("test", combine, 1, 0, map, argument ? X : X.mul(2));
        for (DType t : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT64)) {
            if (t == DType.INT64 && combine == Combine.PROD) {
                continue;
            }
            for (int[] shape : SHAPES) {
                for (int set = 0; set < 1 << shape.length; set++) {
                    NDArray x = (set & 1) == 0
                            ? Samples.array(random, t, shape)
                            : Samples.transposed(random, t, shape);
                    boolean[] axes = new boolean[shape.length];
                    for (int i = 0; i < axes.length; i++) {
                        axes[i] = (set >> i & 1) != 0;
                    }
                    NDArray out = NDArray.uninitialized(
                            CPU, argument ? DType.INT32 : t, x.shape().reduce(axes, true));
                    CPU.fold(fold, t, out, new NDArray[] {x}, x.shape(), axes, new double[0]);
                    double[] expected = plain(combine, x, axes, out.shape());
                    for (int i = 0; i < expected.length; i++) {
                        assertEquals(
                                argument ? expected[i] : 2 * expected[i], CPU.scalar(out, i),
                                1e-5 * (1 + Math.abs(expected[i])) * (t == DType.FLOAT32 ? 10 : 1),
                                combine + " " + t + x.shape() + Arrays.toString(axes));
                    }
                }
            }
        }
    }

    private static double[] plain(Combine combine, NDArray x, boolean[] axes, Shape out) {
        double[] y = new double[out.size()];
        int[] count = new int[y.length];
        int[] position = new int[y.length];
        for (int i = 0; i < x.size(); i++) {
            int[] index = Samples.index(x.shape(), i);
            double v = Samples.get(x, index);
            int o = 0;
            for (int k = 0; k < index.length; k++) {
                o = o * out.axis(k) + (axes[k] ? 0 : index[k]);
            }
            int n = count[o]++;
            boolean better = n == 0
                    || (combine == Combine.MAX || combine == Combine.ARGMAX ? v > y[o] : v < y[o]);
            switch (combine) {
                case SUM -> y[o] += v + 1;
                case PROD -> y[o] = n == 0 ? 0.3 * v : y[o] * 0.3 * v;
                case MAX, MIN, ARGMAX, ARGMIN -> {
                    if (better) {
                        y[o] = v;
                        position[o] = n;
                    }
                }
            }
        }
        if (combine == Combine.ARGMAX || combine == Combine.ARGMIN) {
            return Arrays.stream(position).asDoubleStream().toArray();
        }
        return y;
    }

    @Test void mapReadsBroadcastOperands() {
        NDArray x = Samples.array(random, DType.FLOAT32, 50, 20);
        NDArray m = Samples.array(random, DType.FLOAT32, 50, 1);
        var fold = new Fold("sumexp", Combine.SUM, 2, 1, X.sub(Y).mul(new Expr.Param(0)).exp(), X.log());
        NDArray out = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(50));
        for (int repeat = 0; repeat < 300; repeat++) {
            CPU.fold(fold, DType.FLOAT32, out, new NDArray[] {x, m}, x.shape(), new boolean[] {false, true},
                    new double[] {0.5});
        }
        for (int i = 0; i < 50; i++) {
            double s = 0;
            for (int j = 0; j < 20; j++) {
                s += Math.exp(0.5 * (CPU.scalar(x, 20 * i + j) - CPU.scalar(m, i)));
            }
            assertEquals(Math.log(s), CPU.scalar(out, i), 1e-5);
        }
    }

    @Test void nanWins() {
        NDArray x = Samples.array(random, DType.FLOAT32, 3000);
        Samples.set(x, 1234, Double.NaN);
        Samples.set(x, 2000, Double.NaN);
        for (Combine c : Combine.values()) {
            boolean argument = c == Combine.ARGMAX || c == Combine.ARGMIN;
            NDArray out = NDArray.uninitialized(CPU, argument ? DType.INT32 : DType.FLOAT32, Shape.SCALAR);
            CPU.fold(new Fold("f", c, 1, 0, X, X), DType.FLOAT32, out, new NDArray[] {x}, x.shape(),
                    new boolean[] {true}, new double[0]);
            assertEquals(argument ? 1234 : Double.NaN, CPU.scalar(out, 0), c.name());
        }
    }

    @Test void emptyRangesHaveASumAndAProductOnly() {
        NDArray x = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(0, 3));
        NDArray out = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(3));
        boolean[] axes = {true, false};
        CPU.fold(new Fold("sum", Combine.SUM, 1, 0, X, X.add(1)), DType.FLOAT32, out, new NDArray[] {x}, x.shape(),
                axes, new double[0]);
        assertArrayEquals(new float[] {1, 1, 1}, (float[]) out.storage());
        CPU.fold(new Fold("prod", Combine.PROD, 1, 0, X, X), DType.FLOAT32, out, new NDArray[] {x}, x.shape(), axes,
                new double[0]);
        assertArrayEquals(new float[] {1, 1, 1}, (float[]) out.storage());
        var e = assertThrows(IllegalArgumentException.class, () -> CPU.fold(
                new Fold("max", Combine.MAX, 1, 0, X, X), DType.FLOAT32, out, new NDArray[] {x}, x.shape(), axes,
                new double[0]));
        assertEquals(
                "max: expected at least one element to reduce, but the reduced axes of shape (0, 3) hold none",
                e.getMessage());
    }

    /// Neither threads nor vectors nor the moment at which HotSpot compiles something change a bit of a sum.
    @Test void sumsAreReproducible() {
        int threads = CpuDevice.threads();
        try {
            for (int[] shape : new int[][] {{300_000}, {600, 700}, {3, 100_000}, {100_000, 3}}) {
                NDArray x = Samples.array(random, DType.FLOAT32, shape);
                for (int set = 1; set < 1 << shape.length; set++) {
                    boolean[] axes = new boolean[shape.length];
                    for (int i = 0; i < axes.length; i++) {
                        axes[i] = (set >> i & 1) != 0;
                    }
                    float[] first = null;
                    for (int n = 1; n <= 12; n++) {
                        CpuDevice.threads(1 + n % 3);
                        NDArray out = NDArray.uninitialized(CPU, DType.FLOAT32, x.shape().reduce(axes, false));
                        CPU.fold(new Fold("sum", Combine.SUM, 1, 0, X.mul(X), X), DType.FLOAT32, out,
                                new NDArray[] {x}, x.shape(), axes, new double[0]);
                        first = first == null ? (float[]) out.storage() : first;
                        assertArrayEquals(first, (float[]) out.storage());
                    }
                }
            }
        } finally {
            CpuDevice.threads(threads);
        }
    }

    @Test void sumsOfManyFloatsStayAccurate() {
        NDArray x = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(10_000_000));
        Arrays.fill((float[]) x.storage(), 0.1f);
        NDArray out = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.SCALAR);
        CPU.fold(new Fold("sum", Combine.SUM, 1, 0, X, X), DType.FLOAT32, out, new NDArray[] {x}, x.shape(),
                new boolean[] {true}, new double[0]);
        assertEquals(1e7 * 0.1f, CPU.scalar(out, 0), 1);
    }
}
