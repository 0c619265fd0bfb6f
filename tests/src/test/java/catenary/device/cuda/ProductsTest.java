package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Products of the CUDA backend beside those of the processor.
class ProductsTest {

    private static final Device CPU = Devices.cpu();

    private CudaDevice gpu;

    @BeforeEach void device() {
        gpu = HostGpu.device();
    }

    static Stream<DType> floats() {
        return Stream.of(DType.values()).filter(DType::isFloat);
    }

    @ParameterizedTest @MethodSource("floats") void agreeWithTheProcessor(DType dtype) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean stack = random.nextBoolean();
            int batch = stack ? 1 + random.nextInt(4) : 0;
            int m = 1 + random.nextInt(9);
            int n = 1 + random.nextInt(9);
            int k = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(9);
            double alpha = random.nextInt(3) - 0.5;
            double beta = random.nextInt(3) / 2.0;
            NDArray a = operand(random, dtype, batch, m, k);
            NDArray b = operand(random, dtype, batch, k, n);
            NDArray out = result(random, dtype, batch, m, n);
            if (beta == 0) {
                out.fill(Double.NaN); // isn't read
            }
            NDArray there = moved(out);
            CPU.gemm(alpha, a, b, beta, out);
            gpu.gemm(alpha, moved(a), moved(b), beta, there);
            double tolerance = dtype == DType.FLOAT64 ? 1e-12 : dtype == DType.FLOAT32 ? 1e-5 : 0.04;
            NDArray here = there.to(CPU);
            assertTrue(here.allClose(out, tolerance, tolerance),
                    () -> dtype + " " + a.describe() + " " + b.describe() + "\n" + out + "\n" + here);
        }
    }

    /// Strides of every kind: rows, columns, gaps, reversed, one matrix for all of a stack, one row for all of a matrix.
    private static NDArray operand(Random random, DType dtype, int batch, int rows, int columns) {
        int stack = Math.max(1, batch);
        int kind = random.nextInt(6);
        int[] s = switch (kind) {
            case 0 -> new int[] {rows * columns, columns, 1};
            case 1 -> new int[] {rows * columns, 1, rows};
            case 2 -> new int[] {rows * columns * 6 + 5, columns * 2, 1};
            case 3 -> new int[] {rows * columns * 6, columns * 2, 2};
            case 4 -> new int[] {0, columns + 3, 1};
            default -> new int[] {rows * columns, 0, 1};
        };
        int offset = random.nextInt(4);
        int size = offset + stack * rows * columns * 8 + 64;
        NDArray all = new Generator(random.nextLong()).randn(CPU, dtype, Shape.of(size));
        if (random.nextInt(5) == 0 && s[0] > 0) {
            offset += s[0] * (stack - 1);
            s[0] = -s[0];
        }
        return batch == 0
                ? all.view(Shape.of(rows, columns), offset, new int[] {s[1], s[2]})
                : all.view(Shape.of(batch, rows, columns), offset, s);
    }

    private static NDArray result(Random random, DType dtype, int batch, int m, int n) {
        int row = n + random.nextInt(3);
        int matrix = m * row + random.nextInt(3);
        NDArray all = new Generator(random.nextLong()).randn(CPU, dtype, Shape.of(Math.max(1, batch) * matrix + 8));
        return batch == 0
                ? all.view(Shape.of(m, n), 3, new int[] {row, 1})
                : all.view(Shape.of(batch, m, n), 3, new int[] {matrix, row, 1});
    }

    /// The same view of the same storage on the device.
    private NDArray moved(NDArray x) {
        int size = java.lang.reflect.Array.getLength(x.storage());
        int[] strides = new int[x.rank()];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = x.stride(i);
        }
        return x.view(Shape.of(size), 0, new int[] {1}).to(gpu).view(x.shape(), x.offset(), strides);
    }

    @Test void nothingBesideTheResultIsWritten() {
        NDArray all = Create.full(gpu, DType.FLOAT32, Shape.of(4, 5), 7);
        NDArray ones = Create.full(gpu, DType.FLOAT32, Shape.of(2, 2), 1);
        gpu.gemm(1, ones, ones, 0, all.view(Shape.of(2, 2), 6, new int[] {5, 1}));
        NDArray expected = Create.full(CPU, DType.FLOAT32, Shape.of(4, 5), 7);
        expected.view(Shape.of(2, 2), 6, new int[] {5, 1}).fill(2);
        assertEquals(expected, all.to(CPU));
    }

    @Test void aStackTimesOneMatrixIsOneProduct() {
        NDArray a = new Generator(1).randn(CPU, DType.FLOAT64, Shape.of(3, 4, 5));
        NDArray b = new Generator(2).randn(CPU, DType.FLOAT64, Shape.of(5, 6));
        assertTrue(a.to(gpu).matmul(b.to(gpu)).to(CPU).allClose(a.matmul(b), 1e-12, 1e-12));
    }

    @Test void noPrecisionIsLostUnlessAskedFor() {
        assertFalse(CudaDevice.tf32());
        NDArray x = Create.full(CPU, DType.FLOAT32, Shape.of(8, 8), 1 + 1.0 / 4096).to(gpu);
        NDArray one = Create.full(gpu, DType.FLOAT32, Shape.of(8, 8), 1);
        assertEquals(8 + 8.0 / 4096, x.matmul(one).to(CPU).get(0, 0).item());
        try {
            CudaDevice.tf32(true);
            assertEquals(8, x.matmul(one).to(CPU).get(0, 0).item());
        } finally {
            CudaDevice.tf32(false);
        }
    }
}
