package catenary.device.cuda;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// A driver that tells a [GraphCapture] what its thread queues, before it is queued or instead.
final class Recorder implements Driver {

    private final Driver driver;
    private volatile GraphCapture capture;

    Recorder(Driver driver) {
        this.driver = driver;
    }

    /// The driver behind this, of which no capture hears.
    Driver direct() {
        return driver;
    }

    /// The capture that the calling thread has under way, or null.
    GraphCapture active() {
        GraphCapture c = capture;
        return c != null && c.isMine() ? c : null;
    }

    /// From now on `c` hears of what its thread queues; false if there is another.
    synchronized boolean begin(GraphCapture c) {
        if (capture != null) {
            return false;
        }
        capture = c;
        return true;
    }

    synchronized void end(GraphCapture c) {
        if (capture == c) {
            capture = null;
        }
    }

    /// Does work that isn't part of the calling thread's capture, if there is one. False, and nothing is done, if that only
    /// repeats a step, whose work so far is still to be queued.
    boolean unheard(Runnable work) {
        GraphCapture c = active();
        if (c != null) {
            return c.unheard(work);
        }
        work.run();
        return true;
    }

    @Override public Gpu gpu() {
        return driver.gpu();
    }

    @Override public long allocate(long bytes) {
        return driver.allocate(bytes);
    }

    @Override public void free(long address) {
        driver.free(address);
    }

    @Override public long freeBytes() {
        return driver.freeBytes();
    }

    @Override public MemorySegment allocatePinned(long bytes) {
        return driver.allocatePinned(bytes);
    }

    @Override public void freePinned(MemorySegment memory) {
        driver.freePinned(memory);
    }

    @Override public long newStream() {
        return driver.newStream();
    }

    @Override public void synchronize(long stream) {
        driver.synchronize(stream);
    }

    @Override public long newEvent() {
        return driver.newEvent();
    }

    @Override public void record(long event, long stream) {
        driver.record(event, stream);
    }

    @Override public void await(long stream, long event) {
        driver.await(stream, event);
    }

    @Override public void await(long event) {
        driver.await(event);
    }

    @Override public boolean isDone(long event) {
        return driver.isDone(event);
    }

    @Override public double seconds(Runnable work, long stream) {
        return driver.seconds(work, stream);
    }

    @Override public void copyIn(long to, MemorySegment from, long bytes, long stream) {
        GraphCapture c = active();
        if (c == null || c.constant(to, from.asSlice(0, bytes))) {
            driver.copyIn(to, from, bytes, stream);
        }
    }

    @Override public void copyOut(MemorySegment to, long from, long bytes, long stream) {
        GraphCapture c = active();
        if (c != null) {
            c.reads("reads " + bytes + " bytes");
        }
        driver.copyOut(to, from, bytes, stream);
    }

    @Override public void copy(long to, long from, long bytes, long stream) {
        GraphCapture c = active();
        if (c == null || c.asks(new Work.Copy(to, from, bytes))) {
            driver.copy(to, from, bytes, stream);
        }
    }

    @Override public void clear(long to, long bytes, long stream) {
        GraphCapture c = active();
        if (c == null || c.asks(new Work.Clear(to, bytes))) {
            driver.clear(to, bytes, stream);
        }
    }

    @Override public String compiler() {
        return driver.compiler();
    }

    @Override public byte[] compile(String name, String source) {
        return driver.compile(name, source);
    }

    @Override public long load(byte[] image, String name) {
        return driver.load(image, name);
    }

    @Override public void launch(long function, Grid grid, long stream, MemorySegment arguments, int[] offsets) {
        GraphCapture c = active();
        if (c == null
                || c.launches("a kernel", function, grid, arguments, offsets, (int) arguments.byteSize(), -1, 0)) {
            driver.launch(function, grid, stream, arguments, offsets);
        }
    }

    /// The same for a kernel of ours, whose scalars are known.
    void launch(Code code, long function, Grid grid, long stream, Arguments a) {
        GraphCapture c = active();
        if (c == null || c.launches(code.name(), function, grid, a.memory(), Arguments.ONE, a.size(), a.scalarsAt(),
                a.scalarCount())) {
            driver.launch(function, grid, stream, a.memory(), Arguments.ONE);
        }
    }

    @Override public void gemm(Product product, long stream) {
        GraphCapture c = active();
        if (c == null || c.asks(new Work.Gemm(product))) {
            driver.gemm(product, stream);
        }
    }

    @Override public List<Plan> plans(Convolution convolution, long stream) {
        return driver.plans(convolution, stream);
    }

    @Override public void convolve(Plan plan, long x, long w, long y, long workspace, long stream) {
        GraphCapture c = active();
        if (c == null || c.asks(new Work.Convolve(plan, x, w, y, workspace))) {
            driver.convolve(plan, x, w, y, workspace, stream);
        }
    }

    @Override public void beginCapture(long stream) {
        driver.beginCapture(stream);
    }

    @Override public long endCapture(long stream) {
        return driver.endCapture(stream);
    }

    @Override public void launchGraph(long graph, long stream) {
        driver.launchGraph(graph, stream);
    }

    @Override public void freeGraph(long graph) {
        driver.freeGraph(graph);
    }
}
