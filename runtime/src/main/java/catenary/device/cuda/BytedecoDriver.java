package catenary.device.cuda;

import static org.bytedeco.cuda.global.cudart.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.cuda.cudart.CUctx_st;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/// A real GPU: CUDA's driver, NVRTC, cuBLAS and cuDNN as Bytedeco presents them, what is called often by [DriverCalls].
///
/// Uses the primary context, which other libraries in the process share.
final class BytedecoDriver implements Driver {

    /// Arguments of a kernel at most.
    private static final int MOST_ARGUMENTS = 64;

    private static final ThreadLocal<PerThread> LOCAL = ThreadLocal.withInitial(PerThread::new);

    /// Contexts are current a thread.
    private static final class PerThread {
        private long context;
        private final MemorySegment pointers = Arena.ofAuto().allocate(8 * MOST_ARGUMENTS, 8);
    }

    private final long context;
    private final Gpu gpu;
    private final Nvrtc compiler;
    private final String compilerText;
    private final ConcurrentHashMap<Long, Cublas> products = new ConcurrentHashMap<>();
    private volatile Cublas latest;
    private final ConcurrentHashMap<Long, Cudnn> convolutions = new ConcurrentHashMap<>();
    private volatile Cudnn latestCudnn;

    /// GPU number `index`; [Libraries#missing()] has found nothing missing.
    BytedecoDriver(int index) {
        int[] device = new int[1];
        check("cuDeviceGet", cuDeviceGet(device, index));
        gpu = describe(device[0]);
        compiler = new Nvrtc(gpu.major(), gpu.minor());
        compilerText = compiler.toString();
        CUctx_st primary = new CUctx_st();
        check("cuDevicePrimaryCtxRetain", cuDevicePrimaryCtxRetain(primary, device[0]));
        context = primary.address();
    }

    /// Number of GPUs.
    static int count() {
        int[] n = new int[1];
        check("cuDeviceGetCount", cuDeviceGetCount(n));
        return n[0];
    }

    private static Gpu describe(int device) {
        byte[] name = new byte[256];
        check("cuDeviceGetName", cuDeviceGetName(name, name.length, device));
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        try (SizeTPointer memory = new SizeTPointer(1)) {
            check("cuDeviceTotalMem", cuDeviceTotalMem(memory, device));
            return new Gpu(new String(name, 0, length), attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device),
                    attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device), memory.get(),
                    attribute(CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT, device));
        }
    }

    private static int attribute(int which, int device) {
        int[] value = new int[1];
        check("cuDeviceGetAttribute", cuDeviceGetAttribute(value, which, device));
        return value[0];
    }

    /// Makes the context this thread's, which costs nothing where it is.
    private PerThread enter() {
        PerThread local = LOCAL.get();
        if (local.context != context) {
            check("cuCtxSetCurrent", DriverCalls.setContext(context));
            local.context = context;
        }
        return local;
    }

    private static void check(String call, int status) {
        if (status != CUDA_SUCCESS) {
            throw failure(call, status);
        }
    }

    /// What the driver says of a status that isn't 0.
    static CudaException failure(String call, int status) {
        try (PointerPointer<BytePointer> text = new PointerPointer<>(1)) {
            String name = cuGetErrorName(status, text) == 0 ? text.get(BytePointer.class, 0).getString() : "CUDA error";
            String words = cuGetErrorString(status, text) == 0 ? text.get(BytePointer.class, 0).getString() : "unknown";
            return new CudaException(call + ": " + name + " (" + status + "): " + words);
        }
    }

    @Override public Gpu gpu() {
        return gpu;
    }

    // ---- memory

    @Override public long allocate(long bytes) {
        enter();
        long[] address = new long[1];
        int status = cuMemAlloc(address, Math.max(1, bytes)); // CUDA refuses 0
        if (status == CUDA_ERROR_OUT_OF_MEMORY) {
            return 0;
        }
        check("cuMemAlloc", status);
        return address[0];
    }

    @Override public void free(long address) {
        enter();
        check("cuMemFree", cuMemFree(address));
    }

    @Override public long freeBytes() {
        enter();
        try (SizeTPointer free = new SizeTPointer(1); SizeTPointer total = new SizeTPointer(1)) {
            check("cuMemGetInfo", cuMemGetInfo(free, total));
            return free.get();
        }
    }

    @SuppressWarnings("restricted") // memory that CUDA made
    @Override public MemorySegment allocatePinned(long bytes) {
        enter();
        try (PointerPointer<?> at = new PointerPointer<>(1)) {
            check("cuMemHostAlloc", cuMemHostAlloc(at, Math.max(1, bytes), CU_MEMHOSTALLOC_PORTABLE));
            return MemorySegment.ofAddress(at.get(0).address()).reinterpret(bytes);
        }
    }

    @Override public void freePinned(MemorySegment memory) {
        enter();
        check("cuMemFreeHost", cuMemFreeHost(new Address(memory.address())));
    }

    // ---- streams and events

    /// One that doesn't wait for the default stream, where other libraries may work.
    @Override public long newStream() {
        enter();
        CUstream_st stream = new CUstream_st();
        check("cuStreamCreate", cuStreamCreate(stream, CU_STREAM_NON_BLOCKING));
        return stream.address();
    }

    @Override public void synchronize(long stream) {
        enter();
        check("cuStreamSynchronize", DriverCalls.synchronizeStream(stream));
    }

    @Override public long newEvent() {
        return event(CU_EVENT_DISABLE_TIMING).address();
    }

    private CUevent_st event(int flags) {
        enter();
        CUevent_st event = new CUevent_st();
        check("cuEventCreate", cuEventCreate(event, flags));
        return event;
    }

    @Override public void record(long event, long stream) {
        enter();
        check("cuEventRecord", DriverCalls.record(event, stream));
    }

    @Override public void await(long stream, long event) {
        enter();
        check("cuStreamWaitEvent", DriverCalls.wait(stream, event));
    }

    @Override public void await(long event) {
        enter();
        check("cuEventSynchronize", DriverCalls.synchronizeEvent(event));
    }

    @Override public boolean isDone(long event) {
        enter();
        int status = DriverCalls.query(event);
        if (status == CUDA_ERROR_NOT_READY) {
            return false;
        }
        check("cuEventQuery", status);
        return true;
    }

    @Override public double seconds(Runnable work, long stream) {
        CUevent_st from = event(CU_EVENT_DEFAULT);
        CUevent_st to = event(CU_EVENT_DEFAULT);
        try {
            record(from.address(), stream);
            work.run();
            record(to.address(), stream);
            await(to.address());
            float[] milliseconds = new float[1];
            check("cuEventElapsedTime", cuEventElapsedTime(milliseconds, from, to));
            return milliseconds[0] / 1e3;
        } finally {
            cuEventDestroy(from);
            cuEventDestroy(to);
        }
    }

    // ---- copies

    @Override public void copyIn(long to, MemorySegment from, long bytes, long stream) {
        enter();
        check("cuMemcpyHtoDAsync", DriverCalls.copyIn(to, from.address(), bytes, stream));
    }

    @Override public void copyOut(MemorySegment to, long from, long bytes, long stream) {
        enter();
        check("cuMemcpyDtoHAsync", DriverCalls.copyOut(to.address(), from, bytes, stream));
    }

    @Override public void copy(long to, long from, long bytes, long stream) {
        enter();
        check("cuMemcpyDtoDAsync", DriverCalls.copy(to, from, bytes, stream));
    }

    @Override public void clear(long to, long bytes, long stream) {
        enter();
        check("cuMemsetD8Async", DriverCalls.clear(to, bytes, stream));
    }

    // ---- kernels

    @Override public String compiler() {
        return compilerText;
    }

    @Override public byte[] compile(String name, String source) {
        return compiler.compile(name, source);
    }

    @Override public long load(byte[] image, String name) {
        enter();
        try (BytePointer bytes = new BytePointer(image)) {
            CUmod_st module = new CUmod_st();
            check("cuModuleLoadData", cuModuleLoadData(module, bytes));
            CUfunc_st function = new CUfunc_st();
            check("cuModuleGetFunction", cuModuleGetFunction(function, module, name));
            return function.address();
        }
    }

    @Override public void launch(long function, Grid grid, long stream, MemorySegment arguments, int[] offsets) {
        MemorySegment pointers = enter().pointers;
        long base = arguments.address();
        for (int i = 0; i < offsets.length; i++) {
            pointers.setAtIndex(ValueLayout.JAVA_LONG, i, base + offsets[i]);
        }
        int status = DriverCalls.launch(function, grid, stream, pointers.address());
        Reference.reachabilityFence(arguments);
        check("cuLaunchKernel", status);
    }

    // ---- products

    @Override public void gemm(Product product, long stream) {
        cublas(stream).gemm(product);
    }

    private Cublas cublas(long stream) {
        enter();
        Cublas cublas = latest;
        if (cublas == null || cublas.stream() != stream) {
            cublas = products.computeIfAbsent(stream, this::newCublas);
            latest = cublas;
        }
        return cublas;
    }

    private Cublas newCublas(long stream) {
        long workspace = allocate(Cublas.workspace());
        if (workspace == 0) {
            throw new CudaException("cuMemAlloc: no memory is left for cuBLAS, which needs " + Cublas.workspace()
                    + " bytes");
        }
        return new Cublas(new CUstream_st(new Address(stream)), workspace);
    }

    // ---- convolutions

    @Override public List<Plan> plans(Convolution convolution, long stream) {
        return Libraries.hasCudnn() ? cudnn(stream).plans(convolution) : List.of();
    }

    @Override public void convolve(Plan plan, long x, long w, long y, long workspace, long stream) {
        cudnn(stream).convolve(plan, x, w, y, workspace);
    }

    private Cudnn cudnn(long stream) {
        enter();
        Cudnn cudnn = latestCudnn;
        if (cudnn == null || cudnn.stream() != stream) {
            cudnn = convolutions.computeIfAbsent(stream, s -> new Cudnn(new CUstream_st(new Address(s))));
            latestCudnn = cudnn;
        }
        return cudnn;
    }

    // ---- graphs

    /// In the relaxed mode, because memory may run out and modules be loaded in between: neither is part of the graph. What
    /// the libraries set up for a stream, they do before.
    @Override public void beginCapture(long stream) {
        enter();
        if (latest != null) {
            cublas(stream);
        }
        if (latestCudnn != null) {
            cudnn(stream);
        }
        check("cuStreamBeginCapture",
                cuStreamBeginCapture(new CUstream_st(new Address(stream)), CU_STREAM_CAPTURE_MODE_RELAXED));
    }

    @Override public long endCapture(long stream) {
        enter();
        CUgraph_st graph = new CUgraph_st();
        int status = cuStreamEndCapture(new CUstream_st(new Address(stream)), graph);
        if (status >= CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED && status <= CUDA_ERROR_CAPTURED_EVENT) {
            return 0;
        }
        check("cuStreamEndCapture", status);
        CUgraphExec_st executable = new CUgraphExec_st();
        try {
            check("cuGraphInstantiate", cuGraphInstantiate(executable, graph, 0));
        } finally {
            cuGraphDestroy(graph);
        }
        return executable.address();
    }

    @Override public void launchGraph(long graph, long stream) {
        enter();
        check("cuGraphLaunch", DriverCalls.launchGraph(graph, stream));
    }

    @Override public void freeGraph(long graph) {
        enter();
        check("cuGraphExecDestroy", cuGraphExecDestroy(new CUgraphExec_st(new Address(graph))));
    }
}
