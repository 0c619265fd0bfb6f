package catenary.device.cuda;

import catenary.array.Shape;
import catenary.expr.DType;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// One GPU and its libraries, in plain numbers: all that the backend asks of native code.
///
/// Addresses, streams, events, functions and graphs are opaque non-zero numbers. Work on one stream is done in the order
/// in which it was queued; nothing here waits for it but [#synchronize] and [#await(long)]. Every method may be called
/// from any thread. A failed call throws [CudaException] with the library's own name and words for what went wrong.
interface Driver {

    /// What the device is.
    Gpu gpu();

    // ---- memory

    /// `bytes` of device memory, aligned to 512 or more; 0 if the device has not that much left.
    long allocate(long bytes);

    /// Gives memory back, after all that is queued.
    void free(long address);

    /// Bytes of device memory that nobody holds.
    long freeBytes();

    /// Host memory that the device copies from and to while the program goes on.
    MemorySegment allocatePinned(long bytes);

    void freePinned(MemorySegment memory);

    // ---- streams and events

    long newStream();

    /// Waits until all that was queued is done.
    void synchronize(long stream);

    long newEvent();

    /// Marks the work queued so far.
    void record(long event, long stream);

    /// Lets what is queued on `stream` from now on begin after what `event` marks.
    void await(long stream, long event);

    /// Waits until what `event` marks is done.
    void await(long event);

    /// Whether what `event` marks is done.
    boolean isDone(long event);

    /// Seconds from the beginning to the end of what `work` queues; waits for it.
    double seconds(Runnable work, long stream);

    // ---- copies

    /// From pinned host memory to the device.
    void copyIn(long to, MemorySegment from, long bytes, long stream);

    /// From the device to pinned host memory.
    void copyOut(MemorySegment to, long from, long bytes, long stream);

    /// Within the device.
    void copy(long to, long from, long bytes, long stream);

    /// Sets `bytes` bytes to 0.
    void clear(long to, long bytes, long stream);

    // ---- kernels

    /// What tells one compiler's output from another's, for the key of a cache: version and architecture.
    String compiler();

    /// Compiles CUDA C whose entry is `extern "C" __global__ void name(...)`.
    ///
    /// @throws CudaException with the compiler's messages
    byte[] compile(String name, String source);

    /// The function `name` of a compiled image.
    long load(byte[] image, String name);

    /// Queues a kernel. Argument `i` lies at `offsets[i]` of `arguments`, which is read before the method returns.
    void launch(long function, Grid grid, long stream, MemorySegment arguments, int[] offsets);

    // ---- products

    /// Queues `c = alpha op(a) op(b) + beta c` for `batch` row-major matrices.
    void gemm(Product product, long stream);

    // ---- convolutions

    /// The ways to compute a convolution that give the same bits each time, what promises to be fastest first; none if the
    /// library has none, or isn't there. `stream` is where they will be used.
    List<Plan> plans(Convolution convolution, long stream);

    /// Queues a convolution. What the plan doesn't compute is read; `workspace` are its bytes of scratch memory.
    void convolve(Plan plan, long x, long w, long y, long workspace, long stream);

    // ---- graphs

    /// From now on what this thread queues on `stream` is recorded instead of done.
    void beginCapture(long stream);

    /// The recorded work as a graph that can be launched again and again; 0 if something queued could not be recorded.
    long endCapture(long stream);

    void launchGraph(long graph, long stream);

    void freeGraph(long graph);

    /// How many blocks of how many threads run a kernel, and the bytes of shared memory each block gets beyond those that
    /// the kernel declares.
    record Grid(int x, int y, int z, int threadsX, int threadsY, int threadsZ, int sharedBytes) {

        static Grid of(int blocks, int threads) {
            return new Grid(blocks, 1, 1, threads, 1, 1, 0);
        }
    }

    /// Name, compute capability (`major`, `minor`), bytes of memory, and number of multiprocessors.
    record Gpu(String name, int major, int minor, long memory, int multiprocessors) {}

    /// One call of GEMM. `a` is `m` by `k` (stored `k` by `m` if `transposeA`), `b` is `k` by `n`, `c` is `m` by `n`; rows
    /// lie `lda`, `ldb`, `ldc` elements apart, matrices of a stack `strideA`, `strideB`, `strideC`. float16 and bfloat16
    /// are summed in float32; `tf32` allows float32 products with 10 bits of mantissa.
    record Product(DType dtype, boolean tf32, boolean transposeA, boolean transposeB, int m, int n, int k,
            double alpha, long a, int lda, long strideA, long b, int ldb, long strideB, double beta, long c, int ldc,
            long strideC, int batch) {}

    /// One kind of call of [catenary.array.Device#correlate], over two axes or three. float16 and bfloat16 are summed in
    /// float32; `tf32` allows float32 products with 10 bits of mantissa.
    record Convolution(Operand result, DType dtype, boolean tf32, Shape x, Shape w, Shape y, List<Integer> stride,
            List<Integer> pad, List<Integer> dilate, int groups) {}

    /// What takes part in a convolution.
    enum Operand {
        X,
        W,
        Y
    }

    /// One way to compute a convolution, which only its driver understands.
    interface Plan {

        /// Bytes of scratch memory.
        long workspace();

        /// What tells it from others, also in another run.
        String name();
    }
}
