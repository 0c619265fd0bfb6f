package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.lang.foreign.MemorySegment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomFillTest {

    private static final DType[] FLOATS = {DType.FLOAT16, DType.BFLOAT16, DType.FLOAT32, DType.FLOAT64};

    private final CudaDevice gpu = HostGpu.device();

    /// `size` numbers from position `offset` of a longer array of zeros, and what lies around them.
    private static NDArray fill(catenary.array.Device device, DType dtype, int size, int offset, boolean normal,
            long seed,
            long counter) {
        NDArray all = NDArray.zeros(device, dtype, Shape.of(size + 5));
        device.random(all.view(Shape.of(size), offset, new int[] {1}), normal, seed, counter);
        return all.to(Devices.cpu());
    }

    @Property(tries = 200) void uniformNumbersAreThoseOfTheCpu(@ForAll @IntRange(max = 3) int type,
            @ForAll @IntRange(max = 2000) int size, @ForAll @IntRange(max = 5) int offset, @ForAll long seed,
            @ForAll long counter) {
        assertEquals(fill(Devices.cpu(), FLOATS[type], size, offset, false, seed, counter),
                fill(gpu, FLOATS[type], size, offset, false, seed, counter));
    }

    @Property(tries = 200) void normalNumbersAreThoseOfTheCpuButForRounding(@ForAll @IntRange(max = 3) int type,
            @ForAll @IntRange(max = 2000) int size, @ForAll @IntRange(max = 5) int offset, @ForAll long seed,
            @ForAll long counter) {
        double[] precision = {1e-3, 8e-3, 1e-6, 1e-14};
        NDArray expected = fill(Devices.cpu(), FLOATS[type], size, offset, true, seed, counter);
        NDArray found = fill(gpu, FLOATS[type], size, offset, true, seed, counter);
        assertTrue(found.allClose(expected, precision[type], precision[type]), () -> found + " but " + expected);
    }

    @Test void aGraphDrawsNewNumbersFromItsPage() {
        NDArray x = NDArray.zeros(gpu, DType.FLOAT32, Shape.of(9));
        NDArray page = NDArray.uninitialized(gpu, DType.INT64, Shape.of(2));
        gpu.upload(new long[] {-5, 1L << 40}, 0, page);
        gpu.random(x, false, 1, 1);
        // The same launch as a capture would make it: the field `page` lies behind `out` and `n`.
        Arguments a = Arguments.begin().add(CudaDevice.address(x)).add(9).wholeScalars(1, 1);
        MemorySegment fields = a.memory();
        assertEquals(16, a.scalarsAt());
        fields.set(java.lang.foreign.ValueLayout.JAVA_LONG, a.scalarsAt(), CudaDevice.address(page));
        gpu.launch(RandomFill.code(DType.FLOAT32, false), Driver.Grid.of(1, 256), a);
        NDArray expected = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(9));
        Devices.cpu().random(expected, false, -5, 1L << 40);
        assertEquals(expected, x.to(Devices.cpu()));
    }
}
