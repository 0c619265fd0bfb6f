package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PanelsTest {

    private static final int B = 3;
    private static final int N = 21;

    private static NDArray random(DType dtype, int... shape) {
        return new Generator(5).randn(Devices.cpu(), dtype, Shape.of(shape));
    }

    /// `L U` is `A` with its rows exchanged, whether the columns are taken at once or some after the others.
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"}) void factorsMultiplyToTheExchangedMatrix(DType dtype) {
        NDArray a = random(dtype, B, N, N + 2);
        NDArray m = a.copy();
        NDArray exchanges = NDArray.zeros(a.device(), dtype, Shape.of(B, N));
        Panels.eliminate(m, 0, N, exchanges);
        double[] lu = m.toDoubleArray();
        double[] expected = exchanged(a.toDoubleArray(), exchanges.toDoubleArray());
        for (int b = 0; b < B; b++) {
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N + 2; j++) {
                    double sum = 0;
                    for (int k = 0; k <= Math.min(i, j) && j < N; k++) {
                        sum += (k == i ? 1 : lu[at(b, i, k)]) * lu[at(b, k, j)];
                    }
                    double found = j < N ? sum : lu[at(b, i, j)]; // columns beyond are exchanged only
                    assertEquals(expected[at(b, i, j)], found, dtype == DType.FLOAT64 ? 1e-13 : 1e-5);
                }
            }
        }
        for (double step : exchanges.toDoubleArray()) {
            assertTrue(step >= 0 && step < N && step == Math.rint(step));
        }
    }

    private static double[] exchanged(double[] a, double[] steps) {
        for (int b = 0; b < B; b++) {
            for (int i = 0; i < N; i++) {
                int k = i + (int) steps[b * N + i];
                for (int j = 0; j < N + 2; j++) {
                    double kept = a[at(b, i, j)];
                    a[at(b, i, j)] = a[at(b, k, j)];
                    a[at(b, k, j)] = kept;
                }
            }
        }
        return a;
    }

    private static int at(int b, int i, int j) {
        return (b * N + i) * (N + 2) + j;
    }

    /// Through views whose elements don't lie side by side.
    @ParameterizedTest @EnumSource(names = {"FLOAT32", "FLOAT64"}) void rowsAreSolvedForInPlace(DType dtype) {
        NDArray l = random(dtype, B, 4, 4).transpose(0, 2, 1);
        NDArray x = random(dtype, B, 5, 4).transpose(0, 2, 1);
        NDArray lower = l.mul(Create.from(l.device(), dtype,
                new double[][] {{0, 0, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 0}}))
                .add(Create.eye(l.device(), dtype, 4));
        NDArray product = lower.matmul(x);
        Panels.solveLower(l, product);
        assertTrue(product.allClose(x, 1e-4, 1e-4), () -> product + " and " + x);
    }
}
