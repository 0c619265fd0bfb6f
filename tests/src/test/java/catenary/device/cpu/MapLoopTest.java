package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static catenary.device.cpu.Samples.X;
import static catenary.device.cpu.Samples.Y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapLoopTest {

    private static final int[][][] BROADCASTS = {
            {{}, {}, {}}, {{1}, {1}, {1}}, {{0, 3}, {0, 3}, {3}}, {{5, 7}, {5, 7}, {7}}, {{5, 7}, {5, 1}, {1, 7}},
            {{3000}, {3000}, {1}}, {{4, 5, 6}, {5, 6}, {4, 1, 1}}, {{1500, 3}, {1500, 1}, {3}},
            {{4, 700}, {4, 700}, {700}},
            {{4, 700}, {4, 700}, {4, 1}}, {{100, 50}, {100, 50}, {50}}, {{70, 80}, {70, 80}, {70, 80}},
            {{400, 400}, {400, 400}, {400}}, {{2, 40000}, {2, 1}, {40000}},
    };

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"}) void everyLayoutGivesWhatTheFormulaSays(DType t) {
        var formula = new Formula(
                "test", 2, 1,
                List.of(X.mul(Y).add(new Expr.Param(0)), X.gt(Y).where(X, Y.mul(X).sub(Y))));
        for (int[][] s : BROADCASTS) {
            for (int layout = 0; layout < 3; layout++) {
                NDArray a = layout(layout, t, s[1]);
                NDArray b = layout((layout + 1) % 3, t, s[2]);
                NDArray p = layout(layout == 2 ? 2 : 0, t, s[0]);
                NDArray q = NDArray.uninitialized(CPU, t, Shape.of(s[0]));
                for (int repeat = 0; repeat < 2; repeat++) {
                    CPU.elementwise(formula, t, new NDArray[] {p, q}, new NDArray[] {a, b}, new double[] {2});
                    for (int i = 0; i < p.size(); i++) {
                        int[] at = Samples.index(p.shape(), i);
                        double x = Samples.get(a, at);
                        double y = Samples.get(b, at);
                        boolean single = t == DType.FLOAT32;
                        assertEquals(
                                single ? (float) (x * y) + 2f : x * y + 2, Samples.get(p, at), 1e-5 * Math.abs(x * y));
                        assertEquals(
                                x > y ? x : single ? (float) ((float) (y * x) - y) : y * x - y, Samples.get(q, at),
                                1e-5 * Math.abs(x * y));
                    }
                }
            }
        }
    }

    private NDArray layout(int kind, DType t, int... shape) {
        return switch (kind) {
            case 0 -> Samples.array(random, t, shape);
            case 1 -> Samples.transposed(random, t, shape);
            default -> Samples.everySecond(random, t, shape);
        };
    }

    @Test void outputsMayBeInputs() {
        for (int n : new int[] {1, 20, 5000, 100_000}) {
            NDArray a = Samples.array(random, DType.FLOAT32, n);
            NDArray b = Samples.array(random, DType.FLOAT32, n);
            float[] x = ((float[]) a.storage()).clone();
            float[] y = ((float[]) b.storage()).clone();
            var swap = new Formula("swap", 2, 0, List.of(Y, X));
            for (int i = 0; i < 9; i++) {
                CPU.elementwise(swap, DType.FLOAT32, new NDArray[] {a, b}, new NDArray[] {a, b}, new double[0]);
            }
            assertArrayEquals(y, (float[]) a.storage());
            assertArrayEquals(x, (float[]) b.storage());
        }
    }

    @Test void dtypesAreConvertedOnTheWay() {
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                NDArray x = Samples.array(random, from, 2100);
                NDArray y = NDArray.uninitialized(CPU, to, x.shape());
                DType compute = DType.promote(from, to) == DType.BOOL ? DType.UINT8 : DType.promote(from, to);
                var copy = new Formula("copy", 1, 0, List.of(X));
                CPU.elementwise(copy, compute, new NDArray[] {y}, new NDArray[] {x}, new double[0]);
                for (int i = 0; i < x.size(); i++) {
                    double v = CPU.scalar(x, i);
                    double expected = switch (to) {
                        case BOOL -> v != 0 ? 1 : 0;
                        case UINT8 -> (int) v & 0xFF;
                        case INT8 -> (byte) (int) v;
                        case INT32, INT64 -> (long) v;
                        case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) v));
                        case BFLOAT16 -> Convert.bfloat16ToFloat(Create.bfloat16((float) v));
                        case FLOAT32 -> (float) v;
                        case FLOAT64 -> v;
                    };
                    assertEquals(expected, CPU.scalar(y, i), from + " to " + to + " of " + v);
                }
            }
        }
    }

    @Test void comparisonsFillBoolArrays() {
        NDArray x = Samples.array(random, DType.FLOAT32, 3000);
        NDArray y = NDArray.uninitialized(CPU, DType.BOOL, x.shape());
        var positive = new Formula("positive", 1, 0, List.of(X.gt(0)));
        CPU.elementwise(positive, DType.FLOAT32, new NDArray[] {y}, new NDArray[] {x}, new double[0]);
        for (int i = 0; i < x.size(); i++) {
            assertEquals(CPU.scalar(x, i) > 0 ? 1 : 0, CPU.scalar(y, i));
        }
    }

    @Test void integersDivideTowardsZeroAndByZeroToZero() {
        NDArray x = NDArray.uninitialized(CPU, DType.INT32, Shape.of(3));
        NDArray y = NDArray.uninitialized(CPU, DType.INT32, Shape.of(3));
        CPU.upload(new int[] {-7, 7, 5}, 0, x);
        CPU.upload(new int[] {2, -2, 0}, 0, y);
        CPU.elementwise(new Formula("div", 2, 0, List.of(X.div(Y))), DType.INT32, new NDArray[] {x},
                new NDArray[] {x, y}, new double[0]);
        assertArrayEquals(new int[] {-3, -3, 0}, (int[]) x.storage());
    }

    @Test void resultsDoNotDependOnTheNumberOfThreads() {
        NDArray x = Samples.array(random, DType.FLOAT32, 600, 500);
        var f = new Formula("f", 1, 0, List.of(X.tanh().mul(X.exp())));
        int threads = CpuDevice.threads();
        try {
            float[] one = null;
            for (int n = 1; n <= 4; n++) {
                CpuDevice.threads(n);
                NDArray y = NDArray.uninitialized(CPU, DType.FLOAT32, x.shape());
                CPU.elementwise(f, DType.FLOAT32, new NDArray[] {y}, new NDArray[] {x}, new double[0]);
                one = one == null ? (float[]) y.storage() : one;
                assertArrayEquals(one, (float[]) y.storage());
            }
        } finally {
            CpuDevice.threads(threads);
        }
    }
}
