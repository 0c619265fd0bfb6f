package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexingTest {

    private final Random random = new Random(1);

    private static NDArray ints(int... values) {
        NDArray x = NDArray.uninitialized(CPU, DType.INT32, Shape.of(values.length));
        CPU.upload(values, 0, x);
        return x;
    }

    @Test void takesAlongEveryAxisOfEveryLayout() {
        int[] index = {2, 0, -1, 2};
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.BOOL}) {
            for (int axis = 0; axis < 3; axis++) {
                for (NDArray x : new NDArray[] {
                        Samples.array(random, t, 3, 4, 5), Samples.transposed(random, t, 3, 4, 5),
                        Samples.everySecond(random, t, 3, 4, 5)
                }) {
                    int[] shape = {3, 4, 5};
                    int length = shape[axis];
                    shape[axis] = index.length;
                    NDArray out = NDArray.uninitialized(CPU, t, Shape.of(shape));
                    CPU.take(x, axis, ints(index), out);
                    for (int i = 0; i < out.size(); i++) {
                        int[] at = Samples.index(out.shape(), i);
                        at[axis] = Math.floorMod(index[at[axis]], length);
                        assertEquals(Samples.get(x, at), CPU.scalar(out, i));
                    }
                }
            }
        }
    }

    @Test void putAccumulatesOrReplacesInTheOrderOfTheIndex() {
        NDArray values = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(3, 2));
        CPU.upload(new float[] {1, 2, 10, 20, 100, 200}, 0, values);
        NDArray x = NDArray.zeros(CPU, DType.FLOAT32, Shape.of(2, 2));
        CPU.put(x, 0, ints(1, 0, 1), values, true);
        assertArrayEquals(new float[] {10, 20, 101, 202}, (float[]) x.storage());
        CPU.put(x, 0, ints(1, 0, -1), values, false);
        assertArrayEquals(new float[] {10, 20, 100, 200}, (float[]) x.storage());
    }

    @Test void putIsTheAdjointOfTake() {
        for (int axis = 0; axis < 2; axis++) {
            NDArray x = Samples.transposed(random, DType.FLOAT64, 4, 6);
            NDArray index = ints(3, 1, 1, 0, 2);
            NDArray y = NDArray.uninitialized(CPU, DType.FLOAT64, axis == 0 ? Shape.of(5, 6) : Shape.of(4, 5));
            CPU.take(x, axis, index, y);
            NDArray g = Samples.array(random, DType.FLOAT64, y.shape().toArray());
            NDArray gx = NDArray.zeros(CPU, DType.FLOAT64, x.shape());
            CPU.put(gx, axis, index, g, true);
            double left = 0;
            double right = 0;
            for (int i = 0; i < y.size(); i++) {
                left += CPU.scalar(y, i) * CPU.scalar(g, i);
            }
            for (int i = 0; i < gx.size(); i++) {
                right += CPU.scalar(gx, i) * Samples.get(x, Samples.index(x.shape(), i));
            }
            assertEquals(left, right, 1e-12);
        }
    }

    @Test void outOfRangeIsNamed() {
        NDArray x = NDArray.zeros(CPU, DType.FLOAT32, Shape.of(3, 2));
        NDArray out = NDArray.zeros(CPU, DType.FLOAT32, Shape.of(1, 2));
        var e = assertThrows(IndexOutOfBoundsException.class, () -> CPU.take(x, 0, ints(3), out));
        assertEquals("take: expected indices from -3 to 2 along axis 0 of shape (3, 2), but found 3", e.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> CPU.put(x, 0, ints(-4), out, true));
    }
}
