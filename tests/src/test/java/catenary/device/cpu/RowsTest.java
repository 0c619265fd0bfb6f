package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test void shortRowsAreReadAndWrittenWhereTheyLie() {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32, DType.FLOAT16}) {
            for (int step = 1; step <= 4; step++) {
                for (int n : new int[] {1, 3, 5, 30, 700}) {
                    compare(dtype, step, n);
                }
            }
        }
    }

    private static void compare(DType dtype, int step, int n) {
        int width = n * step + 1;
        int apart = 2 * width + 1;
        int[] strides = {3 * apart, apart, step};
        Shape shape = Shape.of(4, 3, n);
        NDArray all = Create.arange(Devices.cpu(), DType.INT32, 0, 12 * apart, 1).mul(7).add(3).astype(DType.FLOAT64);
        NDArray x = all.sub(all.div(1000).floor().mul(1000)).astype(dtype);
        NDArray view = x.view(shape, 1, strides);
        double[] flat = x.toDoubleArray();
        double[] seen = new double[shape.size()];
        double[] written = flat.clone();
        for (int i = 0; i < seen.length; i++) {
            int at = 1 + i / n * apart + i % n * step;
            seen[i] = flat[at];
            written[at] = 2 * flat[at];
        }
        assertArrayEquals(seen, view.copy().toDoubleArray(), dtype + " " + step + " " + n);
        view.addAssign(view.copy());
        assertArrayEquals(written, x.toDoubleArray(), dtype + " " + step + " " + n);
    }
}
