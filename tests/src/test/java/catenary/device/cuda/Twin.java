package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// The same array on the CPU and on the device, in storage laid out alike.
record Twin(NDArray cpu, NDArray gpu) {

    /// The twin of an array on the CPU, with all of its storage.
    static Twin of(NDArray x) {
        NDArray storage = Create.ofRaw(
                HostGpu.device(), x.dtype(), Shape.of(Array.getLength(x.storage())), x.storage());
        return new Twin(x, storage.view(x.shape(), x.offset(), x.strides()));
    }

    static NDArray[] cpu(Twin... all) {
        NDArray[] out = new NDArray[all.length];
        Arrays.setAll(out, i -> all[i].cpu);
        return out;
    }

    static NDArray[] gpu(Twin... all) {
        NDArray[] out = new NDArray[all.length];
        Arrays.setAll(out, i -> all[i].gpu);
        return out;
    }

    /// An array on the CPU whose elements are drawn from `values` and lie in a way drawn from `r`: any order of axes,
    /// steps and directions, some of them from the middle of a larger array.
    static NDArray anyLayout(Random r, DType dtype, Shape shape, DoubleSupplier values) {
        int rank = shape.rank();
        int[] strides = new int[rank];
        int step = r.nextInt(4) == 0 ? 2 : 1;
        int length = step;
        boolean turned = r.nextInt(3) == 0;
        int offset = r.nextInt(4) == 0 ? 1 : 0;
        for (int i = 0; i < rank; i++) {
            int axis = turned ? i : rank - 1 - i;
            strides[axis] = length;
            if (r.nextInt(8) == 0) {
                offset += Math.max(0, shape.axis(axis) - 1) * length;
                strides[axis] = -length;
            }
            length *= shape.axis(axis) + (r.nextInt(6) == 0 ? 1 : 0);
        }
        NDArray storage = array(dtype, Shape.of(length + offset + 1), values);
        return storage.view(shape, offset, strides);
    }

    static NDArray array(DType dtype, Shape shape, DoubleSupplier values) {
        double[] v = new double[shape.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = values.getAsDouble();
        }
        NDArray all = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(v.length), v);
        return NDArray.uninitialized(Devices.cpu(), dtype, Shape.of(v.length)).assign(all).reshape(shape);
    }

    /// Fails unless every element of the storage is the same on both, or as near as `relative` says; what NaN is made
    /// of doesn't matter.
    void assertSame(double relative, String what) {
        int n = Array.getLength(cpu.storage());
        double[] expected = cpu.view(Shape.of(n), 0, new int[] {1}).toDoubleArray();
        double[] found = gpu.view(Shape.of(n), 0, new int[] {1}).to(Devices.cpu()).toDoubleArray();
        for (int i = 0; i < n; i++) {
            boolean near = Math.abs(expected[i] - found[i]) <= relative * (Math.abs(expected[i]) + Float.MIN_NORMAL);
            if (Double.compare(expected[i], found[i]) != 0 && !near) {
                assertEquals(expected[i], found[i], what + ", " + cpu.describe() + ", at " + i);
            }
        }
    }
}
