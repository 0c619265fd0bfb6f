package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Index;
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

    @Test void largeWorkIsSharedAndAddsInTheSameOrder() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.FLOAT16}) {
            NDArray index = ints(2, 0, 2, 2, 1, 0, 2);
            for (int[] shape : new int[][] {{900, 3, 40}, {30000, 3}}) {
                int[] wide = shape.clone();
                wide[1] = index.size();
                NDArray g = Samples.array(random, t, wide);
                NDArray whole = NDArray.zeros(CPU, t, Shape.of(shape));
                CPU.put(whole, 1, index, g, true);
                for (int o : new int[] {0, 1, shape[0] / 2, shape[0] - 1}) {
                    NDArray part = NDArray.zeros(CPU, t, Shape.of(shape)).get(Index.slice(o, o + 1)).copy();
                    CPU.put(part, 1, index, g.get(Index.slice(o, o + 1)).transpose().transpose(), true);
                    assertEquals(part, whole.get(Index.slice(o, o + 1)));
                }
                NDArray taken = NDArray.uninitialized(CPU, t, Shape.of(wide));
                CPU.take(whole, 1, index, taken);
                assertEquals(whole.get(Index.slice(899, null), 2), taken.get(Index.slice(899, null), 6));
            }
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
