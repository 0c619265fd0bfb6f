package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GemmTest {

    private static final int[][] SIZES = {
            {1, 1, 1}, {1, 1, 50}, {2, 3, 4}, {1, 7, 5}, {7, 1, 5}, {8, 8, 8}, {33, 40, 65}, {3, 4, 0}, {0, 4, 3},
            {65, 2, 1},
    };

    private final Random random = new Random(5);

    private NDArray matrix(int layout, DType t, int rows, int columns) {
        return switch (layout) {
            case 0 -> Samples.array(random, t, rows, columns);
            case 1 -> Samples.transposed(random, t, rows, columns);
            default -> Samples.everySecond(random, t, rows, columns);
        };
    }

    @Test void everySizeAndLayout() {
        for (DType t : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (int[] s : SIZES) {
                for (int layouts = 0; layouts < 9; layouts++) {
                    for (double beta : new double[] {0, 1, -0.5}) {
                        check(t, s, layouts, beta);
                    }
                }
            }
        }
    }

    private void check(DType t, int[] s, int layouts, double beta) {
        NDArray a = matrix(layouts % 3, t, s[0], s[2]);
        NDArray b = matrix(layouts / 3, t, s[2], s[1]);
        NDArray c = matrix(0, t, s[0], s[1]);
        double[] old = new double[c.size()];
        for (int i = 0; i < old.length; i++) {
            if (beta == 0) {
                Samples.set(c, i, Double.NaN); // must not be read
            } else {
                old[i] = CPU.scalar(c, i);
            }
        }
        CPU.gemm(2, a, b, beta, c);
        for (int i = 0; i < old.length; i++) {
            double y = beta * old[i];
            for (int k = 0; k < s[2]; k++) {
                y += 2 * Samples.get(a, new int[] {i / s[1], k}) * Samples.get(b, new int[] {k, i % s[1]});
            }
            assertEquals(y, CPU.scalar(c, i), t == DType.FLOAT32 ? 2e-3 : 1e-10, t + Arrays.toString(s) + layouts);
        }
    }

    @Test void stacksMayRepeatAMatrix() {
        NDArray a = Samples.array(random, DType.FLOAT32, 3, 4, 5);
        NDArray b = Samples.array(random, DType.FLOAT32, 5, 6);
        NDArray repeated = b.view(Shape.of(3, 5, 6), 0, new int[] {0, 6, 1});
        NDArray c = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(3, 4, 6));
        CPU.gemm(1, a, repeated, 0, c);
        for (int i = 0; i < c.size(); i++) {
            double y = 0;
            for (int k = 0; k < 5; k++) {
                y += CPU.scalar(a, i / 6 * 5 + k) * CPU.scalar(b, k * 6 + i % 6);
            }
            assertEquals(y, CPU.scalar(c, i), 1e-4);
        }
    }

    @Test void halfPrecisionIsComputedInSingle() {
        NDArray a = Samples.array(random, DType.FLOAT16, 4, 5);
        NDArray b = Samples.array(random, DType.FLOAT16, 5, 3);
        NDArray c = NDArray.uninitialized(CPU, DType.FLOAT16, Shape.of(4, 3));
        CPU.gemm(1, a, b, 0, c);
        double y = 0;
        for (int k = 0; k < 5; k++) {
            y += CPU.scalar(a, k) * CPU.scalar(b, 3 * k);
        }
        assertEquals(y, CPU.scalar(c, 0), 0.02 * Math.abs(y) + 0.01);
    }

    @Test void theNumberOfThreadsDoesNotChangeABit() {
        int threads = CpuDevice.threads();
        try {
            for (int[] s : new int[][] {{100, 50, 784}, {100, 1000, 784}, {396, 991, 185}, {1000, 784, 100}}) {
                for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
                    NDArray a = Samples.array(random, dtype, s[0], s[2]);
                    NDArray b = Samples.array(random, dtype, s[2], s[1]);
                    NDArray[] results = new NDArray[3];
                    for (int n = 1; n <= 3; n++) {
                        CpuDevice.threads(n);
                        results[n - 1] = NDArray.uninitialized(CPU, dtype, Shape.of(s[0], s[1]));
                        CPU.gemm(1, a, b, 0, results[n - 1]);
                    }
                    assertEquals(results[0], results[1], Arrays.toString(s));
                    assertEquals(results[0], results[2], Arrays.toString(s));
                }
            }
        } finally {
            CpuDevice.threads(threads);
        }
    }

    /// Products so large that they are cut into several calls.
    @Test void piecesMakeTheWhole() {
        int m = 600;
        int n = 1100;
        int k = 1000;
        NDArray a = Samples.transposed(random, DType.FLOAT32, m, k);
        NDArray b = Samples.array(random, DType.FLOAT32, k, n);
        NDArray c = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(m, n));
        int threads = CpuDevice.threads();
        CpuDevice.threads(1);
        try {
            CPU.gemm(1, a, b, 0, c);
        } finally {
            CpuDevice.threads(threads);
        }
        for (int i = 0; i < c.size(); i += 9973) {
            double y = 0;
            for (int p = 0; p < k; p++) {
                y += Samples.get(a, new int[] {i / n, p}) * Samples.get(b, new int[] {p, i % n});
            }
            assertEquals(y, CPU.scalar(c, i), 0.05);
        }
    }

    @Test void theLibraryIsNamed() {
        assertTrue(Blas.isLoaded(), Blas.failure());
        assertTrue(Blas.config().startsWith("OpenBLAS"), Blas.config());
    }
}
