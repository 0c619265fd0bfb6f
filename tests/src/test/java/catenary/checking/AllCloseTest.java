package catenary.checking;

import static catenary.checking.AllClose.assertAllClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AllCloseTest {

    private static NDArray array(double... values) {
        return Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(2, values.length / 2), values);
    }

    @Test void closeNumbersPass() {
        assertAllClose(array(1, 100, 0, -3), array(1.00001, 100.005, 1e-5, -3));
        assertAllClose(array(Double.NaN, Double.POSITIVE_INFINITY), array(Double.NaN, Double.POSITIVE_INFINITY), 0, 0);
    }

    @Test void theWorstElementIsShown() {
        String text = assertThrows(AssertionError.class,
                () -> assertAllClose(array(1, 2, 3, 4), array(1, 2.5, 3, 8), 0.1, 0)).getMessage();
        assertTrue(
                text.startsWith("assertAllClose: expected arrays within atol 0.1 and rtol 0.0, but 2 of 4 elements are "
                        + "apart\n  worst: element [1, 1] is 4.0, expected 8.0\n"),
                text);
        assertThrows(AssertionError.class, () -> assertAllClose(array(Double.NaN, 1), array(0, 1)));
        assertThrows(AssertionError.class, () -> assertAllClose(array(1, 1), array(Double.POSITIVE_INFINITY, 1)));
    }

    @Test void shapesMustBeTheSame() {
        assertThrows(AssertionError.class, () -> assertAllClose(array(1, 1), array(1, 1).reshape(2)));
    }

    @Test void matricesHaveTheSingularValuesOfChoice() {
        NDArray m = Matrices.generateMatrix(Shape.of(2, 3, 5), 3, 2, 0.5);
        assertEquals(Shape.of(2, 3, 5), m.shape());
        for (int i = 0; i < 2; i++) { // traces of powers of M M' are sums of powers of their squares
            NDArray square = m.get(i).matmul(m.get(i).transpose());
            assertEquals(9 + 4 + 0.25, trace(square), 1e-9);
            assertEquals(81 + 16 + 0.0625, trace(square.matmul(square)), 1e-9);
        }
        assertThrows(IllegalArgumentException.class, () -> Matrices.generateMatrix(Shape.of(3, 5), 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Matrices.generateMatrix(Shape.of(3), 1));
    }

    private static double trace(NDArray square) {
        double[] all = square.toDoubleArray();
        int n = square.length();
        double[] diagonal = new double[n];
        Arrays.setAll(diagonal, i -> all[i * n + i]);
        return Arrays.stream(diagonal).sum();
    }
}
