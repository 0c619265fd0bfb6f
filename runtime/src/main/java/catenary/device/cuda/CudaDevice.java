package catenary.device.cuda;

import catenary.array.Capture;
import catenary.array.Device;
import catenary.array.DeviceMemory;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.RawKernel;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/// One GPU. Work is queued on one stream, so that everything happens in the order of the program and nothing waits for it
/// but reading a value. Storage is a [Buffer].
///
/// Methods that queue work end in reachability fences: an array whose address was read, and that the caller doesn't need
/// any more, would else count as garbage, and its memory might be handed out before the work on it is queued.
public final class CudaDevice extends Device {

    static final int KIND = 1;

    /// Who computes convolutions: cuDNN or products of matrices, as has been measured to be faster on the GPU for the shapes
    /// in question, or always one of them.
    public enum ConvolutionBy {
        FASTEST,
        CUDNN,
        PRODUCTS
    }

    private static volatile boolean tf32;
    private static volatile ConvolutionBy convolutionBy = ConvolutionBy.FASTEST;

    private final int index;
    private final Recorder driver;
    private final long stream;
    private final Allocator allocator;
    private final Staging staging;
    private final Images images;
    private final BadIndex badIndex;
    private final Convolutions convolutions = new Convolutions(this);
    private long lane;

    CudaDevice(int index, Driver driver) {
        this(index, driver, new Images(driver));
    }

    CudaDevice(int index, Driver driver, Images images) {
        this.index = index;
        this.driver = new Recorder(driver);
        this.stream = driver.newStream();
        this.allocator = new Allocator(driver);
        this.staging = new Staging(this.driver, stream);
        this.images = images;
        this.badIndex = new BadIndex(driver);
    }

    /// Number of this device, from 0.
    public int index() {
        return index;
    }

    /// Whether products of float32 arrays may round the factors to 10 bits of mantissa (TensorFloat-32), on every GPU.
    public static boolean tf32() {
        return tf32;
    }

    /// Allows or forbids TensorFloat-32. Forbidden unless said otherwise: allowed, products are several times faster on GPUs
    /// that have it, and their relative error grows from some 1e-7 to some 1e-3. Nothing but products and convolutions of
    /// float32 changes.
    public static void tf32(boolean allow) {
        tf32 = allow;
    }

    /// Who computes convolutions, on every GPU.
    public static ConvolutionBy convolutionBy() {
        return convolutionBy;
    }

    /// Says who computes convolutions from now on. What cuDNN can't, or can't with the same bits each time, and all where it
    /// isn't installed, is products of matrices even so.
    public static void convolutionBy(ConvolutionBy who) {
        convolutionBy = Objects.requireNonNull(who);
    }

    /// What the device is, for people: name, compute capability, memory and number of multiprocessors.
    public String description() {
        Driver.Gpu gpu = driver.gpu();
        return String.format(Locale.ROOT, "%s, compute capability %d.%d, %.1f GiB, %d multiprocessors", gpu.name(),
                gpu.major(), gpu.minor(), gpu.memory() / 0x1p30, gpu.multiprocessors());
    }

    /// Of arrays, and of memory that was freed and not given back to the driver.
    @Override public DeviceMemory memory() {
        var now = allocator.stats();
        return new DeviceMemory(now.held(), now.peak(), now.cached(), driver.gpu().memory());
    }

    Driver driver() {
        return driver;
    }

    long stream() {
        return stream;
    }

    Recorder recorder() {
        return driver;
    }

    /// A second stream, on which graphs are recorded.
    synchronized long lane() {
        if (lane == 0) {
            lane = driver.newStream();
        }
        return lane;
    }

    Staging staging() {
        return staging;
    }

    Allocator allocator() {
        return allocator;
    }

    Images images() {
        return images;
    }

    BadIndex badIndex() {
        return badIndex;
    }

    /// Queues a kernel with the arguments that this thread laid out in `arguments`.
    void launch(Code code, Driver.Grid grid, Arguments arguments) {
        driver.launch(code, code.function(this), grid, stream, arguments);
    }

    /// Where the element at `offset` of `x` lies.
    static long address(NDArray x) {
        Buffer b = (Buffer) x.storage();
        GraphCapture c = ((CudaDevice) x.device()).driver.active();
        if (c != null) {
            c.uses(b);
        }
        return b.address() + (long) x.offset() * x.dtype().bytes();
    }

    @Override public String name() {
        return "cuda:" + index;
    }

    @Override public int kind() {
        return KIND;
    }

    @Override public Object allocate(DType dtype, int size) {
        return allocator.allocate((long) size * dtype.bytes());
    }

    @Override public Object allocateZeroed(DType dtype, int size) {
        Buffer b = allocator.allocate((long) size * dtype.bytes());
        if (size > 0) {
            driver.clear(b.address(), b.bytes(), stream);
        }
        return b;
    }

    @Override public void recycle(DType dtype, Object storage) {
        allocator.recycle((Buffer) storage);
    }

    @Override public void elementwise(Formula formula, DType compute, NDArray[] outs, NDArray[] ins, double[] params) {
        Elementwise.run(this, formula, compute, outs, ins, params);
        Reference.reachabilityFence(outs);
        Reference.reachabilityFence(ins);
    }

    @Override public void elementwiseAll(
            Formula formula, DType compute, NDArray[][] outs, NDArray[][] ins, double[] params) {
        Elementwise.runAll(this, formula, compute, outs, ins, params);
        Reference.reachabilityFence(outs);
        Reference.reachabilityFence(ins);
    }

    @Override public void fold(Fold fold, DType compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        Folding.run(this, fold, compute, out, ins, over, axes, params);
        Reference.reachabilityFence(out);
        Reference.reachabilityFence(ins);
    }

    @Override public void gemm(double alpha, NDArray a, NDArray b, double beta, NDArray out) {
        Products.run(this, alpha, a, b, beta, out);
        Reference.reachabilityFence(a);
        Reference.reachabilityFence(b);
        Reference.reachabilityFence(out);
    }

    @Override public NDArray correlate(NDArray x, NDArray W, NDArray y, Shape result, int[] stride, int[] pad,
            int[] dilate, int groups, Supplier<NDArray> products) {
        NDArray out = convolutions.run(x, W, y, result, stride, pad, dilate, groups, products);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(W);
        Reference.reachabilityFence(y);
        return out;
    }

    @Override public void take(NDArray x, int axis, NDArray index, NDArray out) {
        Indexing.take(this, x, axis, index, out);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(index);
        Reference.reachabilityFence(out);
    }

    @Override public void put(NDArray x, int axis, NDArray index, NDArray values, boolean add) {
        Indexing.put(this, x, axis, index, values, add);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(index);
        Reference.reachabilityFence(values);
    }

    @Override public void random(NDArray out, boolean normal, long seed, long counter) {
        GraphCapture c = driver.active();
        if (c != null) {
            c.draws(out, seed, counter);
        }
        RandomFill.run(this, out, normal, seed, counter);
        Reference.reachabilityFence(out);
    }

    @Override public void launch(RawKernel kernel, int[] grid, int[] block, Object[] args) {
        RawLaunch.run(this, kernel, grid, block, args);
        Reference.reachabilityFence(args);
    }

    @Override public void upload(Object javaArray, int position, NDArray to) {
        staging.upload(javaArray, position, to.size(), address(to));
        Reference.reachabilityFence(to);
    }

    @Override public void download(NDArray from, Object javaArray, int position) {
        GraphCapture c = driver.active();
        if (c != null) {
            c.reads("reads " + from.describe());
        }
        staging.download(address(from), javaArray, position, from.size());
        Reference.reachabilityFence(from);
        Indexing.check(this);
    }

    @Override public double scalar(NDArray x, int position) {
        NDArray host = NDArray.uninitialized(Devices.cpu(), x.dtype(), Shape.SCALAR);
        download(x.view(Shape.SCALAR, position, new int[0]), host.storage(), 0);
        return host.item();
    }

    @Override public boolean queues() {
        return true;
    }

    @Override public Capture capture(Capture earlier) {
        return GraphCapture.begin(this, earlier);
    }

    @Override public void synchronize() {
        driver.synchronize(stream);
        Indexing.check(this);
    }
}
