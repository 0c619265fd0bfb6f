package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reductions yield what they do on the CPU.
class FoldingTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);

    private final Random random = new Random(5);
    private CudaDevice gpu;

    @BeforeEach void device() {
        gpu = HostGpu.device();
    }

    private NDArray onCpu(DType dtype, int... shape) {
        return Twin.array(dtype, Shape.of(shape), () -> dtype == DType.BOOL
                ? random.nextInt(8) / 7
                : random.nextInt(-120, 121) / 8.0);
    }

    private Twin array(DType dtype, int... shape) {
        return Twin.of(onCpu(dtype, shape));
    }

    /// An array of the given shape that lies contiguously, transposed, with gaps, off a boundary of 16 bytes, backwards
    /// in its last axis, or repeats its first.
    private Twin laid(DType dtype, int kind, int... shape) {
        int n = shape.length;
        int[] strides = new int[n];
        int step = kind == 2 ? 2 : 1;
        for (int i = 0; i < n; i++) {
            int axis = kind == 1 ? i : n - 1 - i;
            strides[axis] = step;
            step *= shape[axis] + (kind == 2 ? 1 : 0);
        }
        int offset = kind == 3 ? 1 : 0;
        if (kind == 4) {
            strides[n - 1] = -1;
            offset = shape[n - 1] - 1;
        } else if (kind == 5) {
            strides[0] = 0;
        }
        return Twin.of(onCpu(dtype, step + 1).view(Shape.of(shape), offset, strides));
    }

    private void same(Fold fold, DType compute, DType out, boolean[] axes, double[] params, Twin... xs) {
        NDArray[] cpu = Twin.cpu(xs);
        NDArray[] ins = Twin.gpu(xs);
        Shape over = cpu[0].shape();
        for (NDArray x : cpu) {
            over = Shape.broadcastOrNull(over, x.shape());
        }
        NDArray expected = NDArray.uninitialized(Devices.cpu(), out, over.reduce(axes, true));
        NDArray found = NDArray.uninitialized(gpu, out, over.reduce(axes, true));
        Devices.cpu().fold(fold, compute, expected, cpu, over, axes, params);
        gpu.fold(fold, compute, found, ins, over, axes, params);
        double[] e = expected.astype(DType.FLOAT64).toDoubleArray();
        double[] f = found.to(Devices.cpu()).astype(DType.FLOAT64).toDoubleArray();
        double tolerance = switch (compute) {
            case FLOAT64 -> 1e-12;
            case FLOAT32, FLOAT16, BFLOAT16 -> out.bytes() == 2 ? 1e-2 : 3e-6;
            default -> 0;
        };
        boolean adds = fold.combine() == Combine.SUM || fold.combine() == Combine.PROD;
        double size = fold.combine() == Combine.SUM ? 15 * Math.sqrt((double) over.size() / e.length) : 0;
        for (int i = 0; i < e.length; i++) {
            double d = adds && Double.isFinite(e[i]) ? tolerance * (Math.abs(e[i]) + size) : 0;
            int at = i;
            Shape shape = over;
            assertTrue(Double.compare(e[i], f[i]) == 0 || adds && Math.abs(e[i] - f[i]) <= d,
                    () -> "%s in %s over %s of %s with strides %s, result %d: expected %s, but found %s".formatted(
                            fold, compute, Arrays.toString(axes), shape, Arrays.toString(ins[0].strides()), at, e[at],
                            f[at]));
        }
    }

    private void same(Fold fold, DType dtype, boolean[] axes, Twin x) {
        same(fold, dtype, result(fold.combine(), dtype), axes, new double[0], x);
    }

    private static boolean isArgument(Combine c) {
        return c == Combine.ARGMAX || c == Combine.ARGMIN;
    }

    private static DType result(Combine c, DType dtype) {
        return isArgument(c) ? DType.INT32 : dtype;
    }

    private static boolean[] axes(int rank, int set) {
        boolean[] axes = new boolean[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = (set >> i & 1) != 0;
        }
        return axes;
    }

    @ParameterizedTest
    @EnumSource void everySetOfAxes(Combine combine) {
        Expr map = combine == Combine.PROD ? X.mul(0.2) : X;
        var fold = new Fold("all", combine, 1, 0, map, isArgument(combine) ? X : X.mul(2));
        for (int[] shape : new int[][] {{16, 12}, {5, 33, 8}}) {
            for (int set = 0; set < 1 << shape.length; set++) {
                same(fold, DType.FLOAT32, axes(shape.length, set), array(DType.FLOAT32, shape));
            }
        }
    }

    @Test void everyLayout() {
        for (Combine combine : new Combine[] {Combine.SUM, Combine.ARGMIN}) {
            var fold = new Fold("layout", combine, 1, 0, X, X);
            for (int kind = 0; kind < 6; kind++) {
                for (int[] shape : new int[][] {{40, 70}, {700, 4}, {2, 9, 3, 16}, {1, 7, 1}}) {
                    for (int set = 0; set < 1 << shape.length; set++) {
                        same(fold, DType.FLOAT32, axes(shape.length, set), laid(DType.FLOAT32, kind, shape));
                    }
                }
            }
        }
    }

    @Test void randomOperands() {
        var fold = new Fold("product", Combine.SUM, 2, 0, X.mul(Y), X);
        for (int i = 0; i < 300; i++) {
            int rank = random.nextInt(1, 5);
            int[] shape = new int[rank];
            Arrays.setAll(shape, _ -> random.nextInt(1, 12));
            int[] other = shape.clone();
            other[random.nextInt(rank)] = 1;
            Twin x = Twin.of(Twin.anyLayout(random, DType.FLOAT32, Shape.of(shape), random::nextGaussian));
            Twin y = Twin.of(Twin.anyLayout(random, DType.FLOAT32, Shape.of(other), random::nextGaussian));
            same(fold, DType.FLOAT32, DType.FLOAT32, axes(rank, random.nextInt(1 << rank)), new double[0], x, y);
        }
    }

    /// Lengths at which another number of lanes, warps, packs or blocks begins.
    @Test void everyLength() {
        for (Combine combine : new Combine[] {Combine.SUM, Combine.ARGMAX}) {
            var fold = new Fold("length", combine, 1, 0, X, X);
            for (int n : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 127, 129, 255, 256, 257, 511, 1023, 1024,
                    1025,
                    2047, 2049, 4100}) {
                for (int m : new int[] {1, 2, 5, 33}) {
                    Twin x = array(DType.FLOAT32, m, n);
                    same(fold, DType.FLOAT32, axes(2, 2), x);
                    same(fold, DType.FLOAT32, axes(2, 1), x);
                }
            }
            for (int[] shape : new int[][] {{40_001}, {20_000, 2}, {3, 33_000}, {2, 5000, 12}, {5000, 12},
                    {4100, 10}}) {
                for (int set = 1; set < 1 << shape.length; set++) {
                    same(fold, DType.FLOAT32, axes(shape.length, set), array(DType.FLOAT32, shape));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource void everyDType(DType dtype) {
        DType compute = dtype == DType.BOOL ? DType.UINT8 : dtype;
        var max = new Fold("max", Combine.MAX, 1, 0, X, X.add(1));
        var sum = new Fold("sum", Combine.SUM, 1, 0, X.mul(X), X);
        var argmax = new Fold("argmax", Combine.ARGMAX, 1, 0, X, X);
        DType wide = dtype.isFloat() ? dtype : DType.INT64;
        Twin x = array(dtype, 37, 48);
        for (int set = 1; set < 4; set++) {
            same(max, compute, dtype, axes(2, set), new double[0], x);
            same(sum, wide, axes(2, set), x);
            same(argmax, compute, axes(2, set), x);
        }
        Twin y = array(dtype, 3, 20_000);
        same(sum, wide, axes(2, 2), y);
        same(argmax, compute, axes(2, 2), y);
    }

    @Test void integersWrapAround() {
        var sum = new Fold("sum", Combine.SUM, 1, 0, X.mul(1 << 24), X);
        var product = new Fold("product", Combine.PROD, 1, 0, X.add(3), X);
        Twin x = array(DType.INT32, 10, 500);
        for (DType out : new DType[] {DType.INT8, DType.UINT8, DType.INT32, DType.INT64}) {
            same(sum, DType.INT32, out, axes(2, 2), new double[0], x);
            same(product, DType.INT32, out, axes(2, 1), new double[0], x);
        }
        same(product, DType.INT64, DType.INT64, axes(2, 2), new double[0], x);
    }

    @Test void operandsBroadcast() {
        var fold = new Fold("sumexp", Combine.SUM, 2, 1, X.sub(Y).mul(new Expr.Param(0)).exp(), X.log().add(
                new Expr.Param(0)));
        double[] half = {0.05};
        for (int n : new int[] {10, 100, 1000}) {
            Twin x = array(DType.FLOAT32, 50, n);
            same(fold, DType.FLOAT32, DType.FLOAT32, axes(2, 2), half, x, array(DType.FLOAT32, 50, 1));
            same(fold, DType.FLOAT32, DType.FLOAT32, axes(2, 1), half, x, array(DType.FLOAT32, n));
            same(fold, DType.FLOAT32, DType.FLOAT32, axes(2, 3), half, x, array(DType.FLOAT32));
            same(fold, DType.FLOAT64, DType.FLOAT64, axes(2, 2), half, array(DType.FLOAT16, 50, n),
                    array(DType.FLOAT64, 50, n));
        }
        same(fold, DType.FLOAT32, DType.FLOAT32, axes(2, 1), half, array(DType.FLOAT32, 30_000, 6),
                array(DType.FLOAT32, 6));
    }

    @ParameterizedTest
    @EnumSource void specialNumbers(Combine combine) {
        var fold = new Fold("special", combine, 1, 0, X, X);
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, 1};
        for (int[] shape : new int[][] {{1, 4}, {6, 100}, {2, 20_000}}) {
            for (int kinds = 1; kinds < 64; kinds++) {
                NDArray x = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(shape));
                float[] values = (float[]) x.storage();
                for (int i = 0; i < values.length; i++) {
                    int kind = random.nextInt(6);
                    while ((kinds >> kind & 1) == 0) {
                        kind = random.nextInt(6);
                    }
                    values[i] = special[kind];
                }
                same(fold, DType.FLOAT32, axes(2, 2), Twin.of(x));
            }
        }
    }

    @Test void emptyRangesHaveASumAndAProductOnly() {
        Twin x = array(DType.FLOAT32, 0, 3);
        same(new Fold("sum", Combine.SUM, 1, 0, X, X), DType.FLOAT32, axes(2, 1), x);
        same(new Fold("sum", Combine.SUM, 1, 0, X, X.add(1)), DType.INT64, DType.INT32, axes(2, 3), new double[0], x);
        same(new Fold("prod", Combine.PROD, 1, 0, X, X), DType.FLOAT32, axes(2, 1), x);
        same(new Fold("max", Combine.MAX, 1, 0, X, X), DType.FLOAT32, axes(2, 2), x);
        NDArray out = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.of(3));
        var e = assertThrows(IllegalArgumentException.class, () -> gpu.fold(new Fold("max", Combine.MAX, 1, 0, X, X),
                DType.FLOAT32, out, Twin.gpu(x), x.gpu().shape(), axes(2, 1), new double[0]));
        assertEquals(
                "max: expected at least one element to reduce, but the reduced axes of shape (0, 3) hold none",
                e.getMessage());
    }

    @Test void longSumsAreAccurate() {
        var sum = new Fold("sum", Combine.SUM, 1, 0, X, X);
        int n = 10_000_000;
        NDArray x = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(n)).fill(0.1).to(gpu);
        NDArray all = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.SCALAR);
        gpu.fold(sum, DType.FLOAT32, all, new NDArray[] {x}, x.shape(), axes(1, 1), new double[0]);
        assertEquals(0.1f * (double) n, all.item(), 0.25);
        NDArray columns = x.view(Shape.of(n / 2, 2), 0, new int[] {2, 1});
        NDArray two = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.of(2));
        gpu.fold(sum, DType.FLOAT32, two, new NDArray[] {columns}, columns.shape(), axes(2, 1), new double[0]);
        assertEquals(0.1f * (n / 2.0), gpu.scalar(two, 0), 0.125);
    }

    @Test void scratchMemoryIsGivenBack() {
        var sum = new Fold("sum", Combine.SUM, 1, 0, X, X);
        Twin x = array(DType.FLOAT32, 100_000);
        NDArray out = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.SCALAR);
        gpu.fold(sum, DType.FLOAT32, out, new NDArray[] {x.gpu()}, x.gpu().shape(), axes(1, 1), new double[0]);
        long held = HostGpu.driver().heldBytes();
        long launches = HostGpu.driver().launches();
        for (int i = 0; i < 50; i++) {
            gpu.fold(sum, DType.FLOAT32, out, new NDArray[] {x.gpu()}, x.gpu().shape(), axes(1, 1), new double[0]);
        }
        assertEquals(launches + 100, HostGpu.driver().launches(), "a long range takes two kernels");
        assertEquals(held, HostGpu.driver().heldBytes());
    }
}
