package catenary.device.cpu;

import catenary.array.Device;
import catenary.array.DeviceMemory;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;
import catenary.expr.RowFormula;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/// The processor. Storage is a Java array of the dtype's width: `float[] double[] int[] long[]`, `short[]` for the
/// 16-bit floats, `byte[]` for the rest.
public final class CpuDevice extends Device {

    static final int KIND = 0;

    CpuDevice() {}

    /// The number of threads that share large work: by default one per processor, or what the environment variable
    /// `CATENARY_NUM_THREADS` says.
    public static int threads() {
        return Workers.threads();
    }

    /// Sets the number of threads, for products as well.
    public static void threads(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, but found " + n);
        }
        Workers.threads(n);
    }

    @Override public String name() {
        return "cpu";
    }

    @Override public int kind() {
        return KIND;
    }

    /// That of Java's heap, where garbage counts as used until it is collected.
    @Override public DeviceMemory memory() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed()).sum();
        return new DeviceMemory(heap.getUsed(), Math.max(peak, heap.getUsed()), heap.getCommitted() - heap.getUsed(),
                heap.getMax());
    }

    @Override public Object allocate(DType dtype, int size) {
        if (size >= Recycler.MIN_LENGTH) {
            Object used = switch (dtype) {
                case FLOAT32 -> Recycler.local().floats(size);
                case FLOAT64 -> Recycler.local().doubles(size);
                default -> null;
            };
            if (used != null) {
                return used;
            }
        }
        return switch (dtype) {
            case FLOAT32 -> NewArrays.floats(size);
            case FLOAT64 -> NewArrays.doubles(size);
            default -> allocateZeroed(dtype, size);
        };
    }

    @Override public Object allocateZeroed(DType dtype, int size) {
        return switch (dtype) {
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
            case INT32 -> new int[size];
            case INT64 -> new long[size];
            case FLOAT16, BFLOAT16 -> new short[size];
            case INT8, UINT8, BOOL -> new byte[size];
        };
    }

    @Override public void recycle(DType dtype, Object storage) {
        if (storage instanceof float[] a && a.length >= Recycler.MIN_LENGTH) {
            Recycler.local().give(a);
        } else if (storage instanceof double[] a && a.length >= Recycler.MIN_LENGTH) {
            Recycler.local().give(a);
        }
    }

    @Override public void elementwise(Formula formula, DType compute, NDArray[] outs, NDArray[] ins, double[] params) {
        MapLoop.run(Kernels.of(formula), Compute.of(compute), outs, ins, params);
    }

    @Override public void fold(Fold fold, DType compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        FoldLoop.run(fold, Compute.of(compute), out, ins, over, axes, params);
    }

    @Override public void rows(RowFormula formula, DType compute, NDArray[] outs, NDArray[] ins, Shape over,
            boolean[] axes,
            double[] params) {
        if (!RowLoop.run(formula, Compute.of(compute), outs, ins, over, axes, params)) {
            rowsByStages(formula, compute, outs, ins, over, axes, params);
        }
    }

    @Override public void gemm(double alpha, NDArray a, NDArray b, double beta, NDArray out) {
        Gemm.run(alpha, a, b, beta, out);
    }

    @Override public int invert(NDArray a, NDArray out) {
        return SmallMatrices.areSmall(a) ? SmallMatrices.invert(a, out) : -1;
    }

    @Override public int factor(NDArray a, NDArray out) {
        return SmallMatrices.areSmall(a) ? SmallMatrices.factor(a, out) : -1;
    }

    @Override public boolean determinants(NDArray a, NDArray out) {
        if (!SmallMatrices.areSmall(a)) {
            return false;
        }
        SmallMatrices.determinants(a, out);
        return true;
    }

    @Override public boolean eliminate(NDArray m, int from, int to, NDArray exchanges) {
        Panels.eliminate(m, from, to, exchanges);
        return true;
    }

    @Override public boolean solveLower(NDArray l, NDArray x) {
        Panels.solveLower(l, x);
        return true;
    }

    @Override public void take(NDArray x, int axis, NDArray index, NDArray out) {
        Indexing.take(x, axis, index, out);
    }

    @Override public void put(NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        Indexing.put(x, axis, index, values, add);
    }

    @Override public void random(NDArray out, boolean normal, long seed, long counter) {
        RandomFill.run(out, normal, seed, counter);
    }

    @Override public void upload(Object javaArray, int position, NDArray to) {
        System.arraycopy(javaArray, position, to.storage(), to.offset(), to.size());
    }

    @Override public void download(NDArray from, Object javaArray, int position) {
        System.arraycopy(from.storage(), from.offset(), javaArray, position, from.size());
    }

    @Override public double scalar(NDArray x, int position) {
        return switch (x.dtype()) {
            case FLOAT32 -> ((float[]) x.storage())[position];
            case FLOAT64 -> ((double[]) x.storage())[position];
            case INT32 -> ((int[]) x.storage())[position];
            case INT64 -> ((long[]) x.storage())[position];
            case INT8 -> ((byte[]) x.storage())[position];
            case UINT8, BOOL -> ((byte[]) x.storage())[position] & 0xFF;
            case FLOAT16 -> Float.float16ToFloat(((short[]) x.storage())[position]);
            case BFLOAT16 -> Convert.bfloat16ToFloat(((short[]) x.storage())[position]);
        };
    }

    /// Nothing is ever queued here.
    @Override public void synchronize() {}
}
