package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IndexingTest {

    private final CudaDevice gpu = HostGpu.device();

    /// How an array lies in its storage.
    enum Layout {
        STRAIGHT,
        TRANSPOSED,
        SPARSE,
        BACKWARDS
    }

    /// An array of numbers on the CPU, where every layout has gaps around it.
    private static NDArray array(long seed, DType dtype, Layout layout, int... shape) {
        int n = shape.length;
        int[] strides = new int[n];
        int step = layout == Layout.SPARSE ? 2 : 1;
        for (int i = 0; i < n; i++) {
            int k = layout == Layout.TRANSPOSED ? i : n - 1 - i;
            strides[k] = step;
            step *= Math.max(1, shape[k]);
        }
        int offset = 1;
        if (layout == Layout.BACKWARDS) {
            for (int k = 0; k < n; k++) {
                offset += (Math.max(1, shape[k]) - 1) * strides[k];
                strides[k] = -strides[k];
            }
        }
        NDArray all = new Generator(seed).randn(Devices.cpu(), DType.FLOAT64, Shape.of(step + 3)).mul(5).astype(dtype);
        return all.view(Shape.of(shape), offset, strides);
    }

    /// All of its storage, as an array.
    private static NDArray whole(NDArray x) {
        int n = java.lang.reflect.Array.getLength(x.storage());
        return x.view(Shape.of(n), 0, new int[] {1});
    }

    /// The same array in a copy of its storage.
    private static NDArray copy(NDArray x) {
        return whole(x).copy().view(x.shape(), x.offset(), x.strides());
    }

    /// The same array in a copy of its storage on the device.
    private static NDArray gpu(NDArray x) {
        return Twin.of(x).gpu();
    }

    private static NDArray index(boolean wide, int... values) {
        return Create.of(Devices.cpu(), wide ? DType.INT64 : DType.INT32, Shape.of(values.length),
                IntStream.of(values).asDoubleStream().toArray());
    }

    private static int[] lengths(List<Integer> lengths) {
        return lengths.stream().mapToInt(i -> i).toArray();
    }

    /// Numbers in range for an axis of that length.
    private static int[] inRange(List<Integer> raw, int length) {
        return raw.stream().mapToInt(i -> Math.floorMod(i, 2 * length) - length).toArray();
    }

    private static int[] with(int[] shape, int axis, int length) {
        int[] d = shape.clone();
        d[axis] = length;
        return d;
    }

    @Property(tries = 300) void takesAsTheCpuDoes(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 6) Integer> lengths,
            @ForAll DType dtype, @ForAll Layout layout, @ForAll boolean wide, @ForAll long seed,
            @ForAll @Size(max = 9) List<Integer> raw) {
        int[] shape = lengths(lengths);
        int axis = Math.floorMod((int) seed, shape.length);
        NDArray x = array(seed, dtype, layout, shape);
        NDArray at = index(wide, shape[axis] == 0 ? new int[0] : inRange(raw, shape[axis]));
        NDArray expected = NDArray.uninitialized(x.device(), dtype, Shape.of(with(shape, axis, at.size())));
        x.device().take(x, axis, at, expected);
        NDArray found = NDArray.uninitialized(gpu, dtype, expected.shape());
        gpu.take(gpu(x), axis, at.to(gpu), found);
        assertEquals(expected, found.to(x.device()));
    }

    @Property(tries = 300) void putsAsTheCpuDoes(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 6) Integer> lengths,
            @ForAll DType dtype, @ForAll Layout layout, @ForAll boolean wide, @ForAll boolean add, @ForAll long seed,
            @ForAll @Size(max = 9) List<Integer> raw) {
        int[] shape = lengths(lengths);
        int axis = Math.floorMod((int) seed, shape.length);
        NDArray x = array(seed, dtype, layout, shape);
        NDArray at = index(wide, shape[axis] == 0 ? new int[0] : inRange(raw, shape[axis]));
        NDArray values = array(seed + 1, dtype, Layout.STRAIGHT, with(shape, axis, at.size())).copy();
        putOnBoth(x, axis, at, values, add);
    }

    /// Elements beside the array stay what they are, too.
    private void putOnBoth(NDArray x, int axis, NDArray at, NDArray values, boolean add) {
        NDArray expected = copy(x);
        x.device().put(expected, axis, at, values, add);
        NDArray found = gpu(x);
        gpu.put(found, axis, gpu(at), gpu(values), add);
        NDArray all = found.view(whole(expected).shape(), 0, new int[] {1});
        assertEquals(whole(expected), all.to(x.device()));
    }

    @Test void valuesAreConverted() {
        DType[][] pairs = {{DType.FLOAT16, DType.FLOAT64}, {DType.INT8, DType.FLOAT32}, {DType.BOOL, DType.INT32},
                {DType.UINT8, DType.INT64}, {DType.INT32, DType.FLOAT64}, {DType.FLOAT32, DType.BOOL}};
        for (DType[] pair : pairs) {
            NDArray values = array(3, pair[1], Layout.STRAIGHT, 6, 4).copy();
            for (boolean add : new boolean[] {true, false}) {
                putOnBoth(array(2, pair[0], Layout.STRAIGHT, 3, 4), 0, index(false, 2, 2, -1, 0, 2, 0), values, add);
            }
        }
    }

    @Test void indicesAndValuesMayLieAnyhow() {
        NDArray at = array(1, DType.INT64, Layout.BACKWARDS, 3, 2).fill(0);
        at.setItem(4, 1, 1);
        at.setItem(-2, 2, 0);
        putOnBoth(array(1, DType.FLOAT32, Layout.SPARSE, 5, 3), 0, at,
                array(2, DType.FLOAT32, Layout.TRANSPOSED, 3, 2, 3), true);
    }

    @Test void manyEntriesAreAddedInOrder() {
        Random random = new Random(1);
        int[][] sizes = {{100_000, 7, 2}, {100_000, 70_000, 1}, {5000, 300, 40}, {4097, 1, 3}, {20_000, 256, 1}};
        for (int[] s : sizes) {
            int[] at = random.ints(s[0], -s[1], s[1]).toArray();
            NDArray values = array(5, DType.FLOAT32, Layout.STRAIGHT, s[0], s[2]).copy();
            NDArray x = array(6, DType.FLOAT32, Layout.STRAIGHT, s[1], s[2]);
            putOnBoth(x, 0, index(s[1] > 1000, at), values, true);
            putOnBoth(x, 0, index(s[1] > 1000, at), values, false);
        }
    }

    @Test void longRowsAreCopiedInWideUnits() {
        for (int offset = 0; offset < 3; offset++) {
            for (int n : new int[] {1024, 1022, 1021}) {
                NDArray all = array(7, DType.FLOAT16, Layout.STRAIGHT, 4 * n + 2).copy();
                NDArray x = all.view(Shape.of(4, n), offset, new int[] {n, 1});
                NDArray at = index(false, 3, 0, -1, 2);
                NDArray expected = x.take(at, 0);
                NDArray found = NDArray.uninitialized(gpu, DType.FLOAT16, expected.shape());
                gpu.take(gpu(x), 0, at.to(gpu), found);
                assertEquals(expected, found.to(x.device()));
            }
        }
    }

    // ---- what is out of range

    private String refusal(NDArray x, int axis, NDArray at, NDArray values) {
        NDArray copy = copy(x);
        return assertThrows(IndexOutOfBoundsException.class,
                () -> {
                    if (values == null) {
                        x.device().take(copy, axis, at, NDArray.zeros(x.device(), x.dtype(),
                                Shape.of(with(x.shape().toArray(), axis, at.size()))));
                    } else {
                        x.device().put(copy, axis, at, values, true);
                    }
                }).getMessage();
    }

    @Property(tries = 50) void theFirstOutOfRangeIsNamedAsOnTheCpu(@ForAll boolean wide,
            @ForAll @IntRange(max = 2) int axis,
            @ForAll @Size(max = 40) List<@IntRange(min = -3, max = 2) Integer> before, @ForAll boolean low,
            @ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> after) {
        int bad = low ? -8 : 7;
        int[] all = IntStream.concat(before.stream().mapToInt(i -> i),
                IntStream.concat(IntStream.of(bad), after.stream().mapToInt(i -> i))).toArray();
        NDArray at = index(wide, all);
        NDArray x = array(1, DType.FLOAT32, Layout.STRAIGHT, 3, 3, 3);
        NDArray out = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.of(with(new int[] {3, 3, 3}, axis, all.length)));
        gpu.take(gpu(x), axis, at.to(gpu), out);
        String message = assertThrows(IndexOutOfBoundsException.class, gpu::synchronize).getMessage();
        assertEquals(refusal(x, axis, at, null), message);

        NDArray values = NDArray.zeros(Devices.cpu(), DType.FLOAT32, out.shape());
        gpu.put(gpu(x), axis, at.to(gpu), values.to(gpu), true);
        message = assertThrows(IndexOutOfBoundsException.class, gpu::synchronize).getMessage();
        assertEquals(refusal(x, axis, at, values), message);
    }

    @Test void theRestIsDoneAndTheNextCallIsInnocent() {
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(3));
        NDArray values = Create.of(Devices.cpu(), DType.FLOAT32, Shape.of(3), new double[] {1, 2, 3}).to(gpu);
        gpu.put(x, 0, index(true, 2, 3, 0).to(gpu), values, true);
        gpu.put(x, 0, index(true, 5, 1, 1).to(gpu), values, true);
        String message = assertThrows(IndexOutOfBoundsException.class, x::toFloatArray).getMessage();
        assertEquals("put: expected indices from -3 to 2 along axis 0 of shape (3,), but found 3", message);
        assertArrayEquals(new float[] {3, 5, 1}, x.toFloatArray());
        gpu.synchronize();
    }

    @Test void indicesOfMoreThan32BitsAreOutOfRange() {
        NDArray x = NDArray.zeros(gpu, DType.INT8, Shape.of(2));
        NDArray at = NDArray.uninitialized(gpu, DType.INT64, Shape.of(1));
        gpu.upload(new long[] {1L << 32}, 0, at);
        gpu.take(x, 0, at, NDArray.uninitialized(gpu, DType.INT8, Shape.of(1)));
        String message = assertThrows(IndexOutOfBoundsException.class, gpu::synchronize).getMessage();
        assertEquals("take: expected indices from -2 to 1 along axis 0 of shape (2,), but found 4294967296", message);
    }

    @Test void emptyArraysRefuseToo() {
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(0, 3, 0));
        NDArray at = index(false, 1, 3).to(gpu);
        NDArray values = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(0, 2, 0));
        gpu.take(x, 1, at, values);
        assertThrows(IndexOutOfBoundsException.class, gpu::synchronize);
        gpu.put(x, 1, at, values, true);
        assertThrows(IndexOutOfBoundsException.class, gpu::synchronize);
    }

    // ---- how it is queued

    @Test void nothingWaitsSoThatAGraphCanRepeatIt() {
        HostDriver driver = HostGpu.driver();
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(4));
        NDArray at = index(false, 1, 1, 3).to(gpu);
        NDArray y = NDArray.uninitialized(gpu, DType.FLOAT32, Shape.of(3));
        NDArray ones = Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(3), 1).to(gpu);
        gpu.put(x, 0, at, ones, true); // compiles
        driver.beginCapture(gpu.stream());
        gpu.put(x, 0, at, ones, true);
        gpu.take(x, 0, at, y);
        long graph = driver.endCapture(gpu.stream());
        driver.launchGraph(graph, gpu.stream());
        assertArrayEquals(new float[] {4, 4, 2}, y.toFloatArray());
        gpu.upload(new int[] {0, 2, -2}, 0, at);
        driver.launchGraph(graph, gpu.stream());
        assertArrayEquals(new float[] {1, 2, 2}, y.toFloatArray());
        driver.freeGraph(graph);
    }

    @Test void indicesOfAnotherDeviceAreRefused() {
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(3));
        String message = assertThrows(IllegalArgumentException.class, () -> x.take(index(false, 0), 0)).getMessage();
        assertEquals(
                "take: expected operands on " + gpu + ", but found int32 (1,) on cpu\n  hint: move it with to(device)",
                message);
        assertThrows(IllegalArgumentException.class, () -> x.addAtAssign(x, index(false, 0), 0));
    }

    @Test void moreAxesThanAKernelTakesAreRefused() {
        int[] d = new int[33];
        Arrays.fill(d, 1);
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(d));
        assertThrows(UnsupportedOperationException.class, () -> x.take(index(false, 0).to(gpu), 0));
    }
}
