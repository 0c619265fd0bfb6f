package catenary.array;

import catenary.expr.Formula;
import java.util.Arrays;
import java.util.function.Consumer;

/// A kernel in the user's own CUDA C, and if wanted in Java for devices that don't run CUDA C.
///
///     var axpy = rawKernel("""
///         extern "C" __global__ void axpy(int n, float a, const float *x, float *y) {
///             int i = blockIdx.x * blockDim.x + threadIdx.x;
///             if (i < n) y[i] += a * x[i];
///         }""", "axpy").onCpu(a -> a.array(3).addAssign(a.array(2).mul(a.number(1))));
///     axpy.launch(8, 128, 1000, 2f, x, y);
///
/// It runs on the device where its arrays lie, after all that was computed before. An array is passed as the address of
/// its first element and must be contiguous. Nothing checks what the kernel does there: a wrong index spoils other arrays.
/// Arguments are held against the kernel's declaration, as far as its types are plain ones.
public final class RawKernel {

    private static final int MAX_THREADS = 1024;
    private static final int MAX_BLOCKS_YZ = 65535;

    private final String name;
    private final String source;
    private final RawParameters parameters;
    private final int sharedBytes;
    private final Consumer<Arguments> body;
    private final Object[] compiled; // of every kernel of one source

    private RawKernel(String name, String source, RawParameters parameters, int sharedBytes, Consumer<Arguments> body,
            Object[] compiled) {
        this.name = name;
        this.source = source;
        this.parameters = parameters;
        this.sharedBytes = sharedBytes;
        this.body = body;
        this.compiled = compiled;
    }

    /// The kernel `name` of `source`, declared there as `extern "C" __global__ void name(...)`. It is compiled where it is
    /// first launched.
    ///
    /// @throws IllegalArgumentException if the source doesn't declare it
    public static RawKernel rawKernel(String source, String name) {
        return new RawKernel(name, source, RawParameters.of(source, name), 0, null, new Object[Formula.DEVICE_KINDS]);
    }

    /// The same kernel, whose blocks get `bytes` bytes for an array that it declares as `extern __shared__`.
    public RawKernel shared(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(name + ": expected shared bytes >= 0, but found " + bytes);
        }
        return new RawKernel(name, source, parameters, bytes, body, compiled);
    }

    /// The same kernel, done by `body` where there is no CUDA.
    public RawKernel onCpu(Consumer<Arguments> body) {
        return new RawKernel(name, source, parameters, sharedBytes, body, compiled);
    }

    /// Runs `grid` blocks of `block` threads.
    ///
    /// @param args [NDArray]s (at least one), int, long, float, double or boolean, each of the type that the kernel declares
    public void launch(int grid, int block, Object... args) {
        launch(new int[] {grid}, new int[] {block}, args);
    }

    /// Runs blocks and threads numbered along up to three axes, `x` first.
    public void launch(int[] grid, int[] block, Object... args) {
        int[] blocks = three("grid", grid);
        int[] threads = three("block", block);
        if (blocks[1] > MAX_BLOCKS_YZ || blocks[2] > MAX_BLOCKS_YZ) {
            throw new IllegalArgumentException(name + ": expected a grid of at most " + MAX_BLOCKS_YZ
                    + " along y and z, but found " + Arrays.toString(grid));
        }
        if ((long) threads[0] * threads[1] > MAX_THREADS || threads[0] * threads[1] * (long) threads[2] > MAX_THREADS) {
            throw new IllegalArgumentException(name + ": expected at most " + MAX_THREADS
                    + " threads a block, but found " + Arrays.toString(block));
        }
        parameters.check(args);
        device(args).launch(this, blocks, threads, args);
    }

    public String name() {
        return name;
    }

    public String source() {
        return source;
    }

    /// Bytes of shared memory each block gets beyond those that the kernel declares.
    public int sharedBytes() {
        return sharedBytes;
    }

    /// As [Formula#compiled(int)].
    public Object compiled(int deviceKind) {
        return compiled[deviceKind];
    }

    public void compiled(int deviceKind, Object code) {
        compiled[deviceKind] = code;
    }

    /// What the kernel is called with, for its body in Java.
    public record Arguments(Object... all) {

        /// Argument `i`, an array.
        public NDArray array(int i) {
            return (NDArray) all[i];
        }

        /// Argument `i`, a number.
        public double number(int i) {
            return ((Number) all[i]).doubleValue();
        }

        /// Argument `i`, a whole number.
        public long whole(int i) {
            return ((Number) all[i]).longValue();
        }

        /// Argument `i`, a truth value.
        public boolean flag(int i) {
            return (Boolean) all[i];
        }
    }

    void runBody(Device device, Object[] args) {
        if (body == null) {
            throw new UnsupportedOperationException(
                    name + ": there is only CUDA C, which " + device + " doesn't run\n  hint: add a body in Java with"
                            + " onCpu(a -> ...)");
        }
        body.accept(new Arguments(args));
    }

    private int[] three(String what, int[] given) {
        if (given.length == 0 || given.length > 3 || Arrays.stream(given).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                    name + ": expected a " + what + " of one to three numbers >= 1, but found "
                            + Arrays.toString(given));
        }
        int[] all = {1, 1, 1};
        System.arraycopy(given, 0, all, 0, given.length);
        return all;
    }

    private Device device(Object[] args) {
        NDArray first = null;
        for (Object arg : args) {
            if (arg instanceof NDArray x) {
                first = first == null ? x : first;
                if (x.device() != first.device()) {
                    throw new IllegalArgumentException(name + ": expected arrays on one device, but found "
                            + first.describe() + " and " + x.describe() + "\n  hint: move one with x.to(device)");
                }
                if (!x.isContiguous()) {
                    throw new IllegalArgumentException(name + ": expected contiguous arrays, but found a view, "
                            + x.describe() + "\n  hint: pass x.contiguous()");
                }
            }
        }
        if (first == null) {
            throw new IllegalArgumentException(
                    name + ": expected an array among the arguments, which says where to run, but found none");
        }
        return first.device();
    }

    @Override public String toString() {
        return "rawKernel " + parameters;
    }
}
