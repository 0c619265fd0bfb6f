package catenary.device.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A GPU of which everything is known: memory is host memory, work is done as late as its order allows (or at random
/// moments), every call is logged, any call can be made to fail, and touching memory that isn't allocated is a fault.
///
/// No address is ever given out twice, so that stale ones are noticed.
final class FakeDriver implements Driver {

    private static final int GAP = 1 << 20;

    private final long total;
    private final TreeMap<Long, MemorySegment> memory = new TreeMap<>();
    private final TreeMap<Long, Arena> pinned = new TreeMap<>();
    private final Map<Long, Queue> streams = new LinkedHashMap<>();
    /// The latest mark of each event.
    private final Map<Long, Mark> events = new HashMap<>();
    private final Map<Long, List<Work>> graphs = new HashMap<>();
    private final Map<Long, String> functions = new HashMap<>();
    private final Map<String, Consumer<MemorySegment>> kernels = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private long nextAddress = GAP;
    private long nextNumber = 1;
    private String failing;
    private int callsUntilFailure;
    private Random haste;

    /// Bytes that someone else has.
    long foreign;

    /// What [#compiler] says.
    String compiler = "fake 1";

    /// What [#compile] throws, if not null.
    String compileError;

    FakeDriver(long total) {
        this.total = total;
    }

    private sealed interface Work {}

    private record Task(Runnable body) implements Work {}

    private static final class Mark implements Work {
        final Queue on;
        boolean done;

        Mark(Queue on) {
            this.on = on;
        }
    }

    private record Wait(Mark mark) implements Work {}

    private static final class Queue {
        final ArrayDeque<Work> work = new ArrayDeque<>();
        List<Work> captured;
        boolean spoiled;
    }

    // ---- what tests say and ask

    /// Lets the `nth` call of `method` from now on fail; of any method if it is null.
    synchronized void fail(String method, int nth) {
        failing = method;
        callsUntilFailure = nth;
    }

    /// From now on work is done at random moments, as early as its order allows or later.
    synchronized void hurry(Random haste) {
        this.haste = haste;
    }

    /// What launching `name` does with the arguments.
    synchronized void kernel(String name, Consumer<MemorySegment> body) {
        kernels.put(name, body);
    }

    synchronized long count(String method) {
        return log.stream().filter(method::equals).count();
    }

    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized void clearLog() {
        log.clear();
    }

    /// Bytes of device memory in use.
    synchronized long used() {
        return memory.values().stream().mapToLong(MemorySegment::byteSize).sum();
    }

    synchronized int pinnedPieces() {
        return pinned.size();
    }

    /// Device memory, which must be allocated.
    synchronized MemorySegment at(long address, long bytes) {
        var entry = memory.floorEntry(address);
        long offset = entry == null ? 0 : address - entry.getKey();
        if (entry == null || offset + bytes > entry.getValue().byteSize()) {
            throw new AssertionError("touched " + bytes + " bytes at " + address + ", which aren't allocated");
        }
        return entry.getValue().asSlice(offset, bytes);
    }

    /// Does all the work of the first stream, then that of the next.
    synchronized void finish() {
        streams.values().forEach(FakeDriver::finish);
    }

    private void call(String method) {
        log.add(method);
        if (callsUntilFailure > 0 && (failing == null || failing.equals(method)) && --callsUntilFailure == 0) {
            throw new CudaException("fake: " + method + " failed");
        }
        for (int i = haste == null ? 0 : haste.nextInt(4); i > 0; i--) {
            var all = List.copyOf(streams.values());
            if (!all.isEmpty()) {
                step(all.get(haste.nextInt(all.size())));
            }
        }
    }

    // ---- the order of work

    private void queue(long stream, Work work) {
        Queue q = streams.get(stream);
        if (q == null) {
            throw new AssertionError("no stream " + stream);
        }
        if (q.captured != null) {
            q.captured.add(work);
        } else {
            q.work.add(work);
        }
    }

    private static boolean step(Queue q) {
        switch (q.work.peek()) {
            case null -> {
                return false;
            }
            case Task t -> t.body.run();
            case Mark m -> m.done = true;
            case Wait w when !w.mark.done -> {
                return false;
            }
            case Wait _ -> {}
        }
        q.work.remove();
        return true;
    }

    private static void finish(Queue q) {
        while (!q.work.isEmpty()) {
            advance(q);
        }
    }

    private static void finish(Mark m) {
        while (!m.done) {
            advance(m.on);
        }
    }

    private static void advance(Queue q) {
        if (q.work.peek() instanceof Wait(var mark)) {
            finish(mark);
        }
        if (!step(q)) {
            throw new AssertionError("waits for what never happens");
        }
    }

    private Mark latest(long event) {
        Mark m = events.get(event);
        if (m == null) {
            throw new AssertionError("no event " + event);
        }
        return m;
    }

    // ---- the driver

    @Override public Gpu gpu() {
        return new Gpu("fake", 9, 0, total, 4);
    }

    @Override public synchronized long allocate(long bytes) {
        call("allocate");
        if (bytes > total - foreign - used()) {
            return 0;
        }
        long address = nextAddress;
        nextAddress += (bytes + GAP - 1) / GAP * GAP + GAP;
        // Contents are unspecified: nothing should work only because they are 0.
        memory.put(address, MemorySegment.ofArray(new byte[Math.toIntExact(bytes)]).fill((byte) 0x5A));
        return address;
    }

    @Override public synchronized void free(long address) {
        call("free");
        finish();
        if (memory.remove(address) == null) {
            throw new AssertionError("freed twice, or never allocated: " + address);
        }
    }

    @Override public synchronized long freeBytes() {
        call("freeBytes");
        return total - foreign - used();
    }

    @Override public synchronized MemorySegment allocatePinned(long bytes) {
        call("allocatePinned");
        var arena = Arena.ofShared();
        MemorySegment m = arena.allocate(bytes, 64);
        pinned.put(m.address(), arena);
        return m;
    }

    @Override public synchronized void freePinned(MemorySegment m) {
        call("freePinned");
        pinned.remove(m.address()).close();
    }

    @Override public synchronized long newStream() {
        call("newStream");
        streams.put(nextNumber, new Queue());
        return nextNumber++;
    }

    @Override public synchronized void synchronize(long stream) {
        call("synchronize");
        Queue q = streams.get(stream);
        if (q.captured != null) {
            q.spoiled = true;
            throw new CudaException("fake: synchronize while capturing");
        }
        finish(q);
    }

    @Override public synchronized double seconds(Runnable work, long stream) {
        call("seconds");
        work.run();
        finish(streams.get(stream));
        return 1;
    }

    @Override public synchronized long newEvent() {
        call("newEvent");
        var never = new Mark(null);
        never.done = true;
        events.put(nextNumber, never);
        return nextNumber++;
    }

    @Override public synchronized void record(long event, long stream) {
        call("record");
        latest(event);
        var mark = new Mark(streams.get(stream));
        events.put(event, mark);
        queue(stream, mark);
    }

    @Override public synchronized void await(long stream, long event) {
        call("await");
        queue(stream, new Wait(latest(event)));
    }

    @Override public synchronized void await(long event) {
        call("awaitOnHost");
        finish(latest(event));
    }

    @Override public synchronized boolean isDone(long event) {
        call("isDone");
        return latest(event).done;
    }

    private void checkPinned(MemorySegment m) {
        var entry = pinned.floorEntry(m.address());
        if (entry == null || !entry.getValue().scope().equals(m.scope())) {
            throw new AssertionError("not pinned: " + m);
        }
    }

    @Override public synchronized void copyIn(long to, MemorySegment from, long bytes, long stream) {
        call("copyIn");
        checkPinned(from);
        queue(stream, new Task(() -> at(to, bytes).copyFrom(from.asSlice(0, bytes))));
    }

    @Override public synchronized void copyOut(MemorySegment to, long from, long bytes, long stream) {
        call("copyOut");
        checkPinned(to);
        queue(stream, new Task(() -> to.copyFrom(at(from, bytes))));
    }

    @Override public synchronized void copy(long to, long from, long bytes, long stream) {
        call("copy");
        queue(stream, new Task(() -> at(to, bytes).copyFrom(at(from, bytes))));
    }

    @Override public synchronized void clear(long to, long bytes, long stream) {
        call("clear");
        queue(stream, new Task(() -> at(to, bytes).fill((byte) 0)));
    }

    @Override public String compiler() {
        return compiler;
    }

    @Override public synchronized byte[] compile(String name, String source) {
        call("compile");
        if (compileError != null) {
            throw new CudaException(compileError);
        }
        return ("image of " + name + " by " + compiler + "\n" + source).getBytes(StandardCharsets.UTF_8);
    }

    @Override public synchronized long load(byte[] image, String name) {
        call("load");
        if (!new String(image, StandardCharsets.UTF_8).startsWith("image of " + name + " by " + compiler + "\n")) {
            throw new CudaException("fake: not an image of " + name);
        }
        functions.put(nextNumber, name);
        return nextNumber++;
    }

    @Override public synchronized void launch(long function, Grid grid, long stream, MemorySegment arguments,
            int[] offsets) {
        call("launch");
        String name = functions.get(function);
        MemorySegment copy = Arena.ofAuto().allocate(Arguments.CAPACITY, 16).copyFrom(arguments);
        queue(stream, new Task(() -> kernels.getOrDefault(name, _ -> {}).accept(copy)));
    }

    @Override public synchronized void gemm(Product p, long stream) {
        call("gemm");
        queue(stream, new Task(() -> {
            for (long address : new long[] {p.a(), p.b(), p.c()}) {
                at(address, p.dtype().bytes());
            }
        }));
    }

    /// One that needs scratch memory.
    @Override public synchronized List<Plan> plans(Convolution c, long stream) {
        call("plans");
        return List.of(new FakePlan(c));
    }

    private record FakePlan(Convolution of) implements Plan {

        @Override public long workspace() {
            return 100;
        }

        @Override public String name() {
            return "fake";
        }
    }

    @Override public synchronized void convolve(Plan plan, long x, long w, long y, long workspace, long stream) {
        call("convolve");
        Convolution c = ((FakePlan) plan).of;
        queue(stream, new Task(() -> {
            at(x, (long) c.x().size() * c.dtype().bytes());
            at(w, (long) c.w().size() * c.dtype().bytes());
            at(y, (long) c.y().size() * c.dtype().bytes());
            at(workspace, plan.workspace());
        }));
    }

    @Override public synchronized void beginCapture(long stream) {
        call("beginCapture");
        streams.get(stream).captured = new ArrayList<>();
        streams.get(stream).spoiled = false;
    }

    @Override public synchronized long endCapture(long stream) {
        call("endCapture");
        Queue q = streams.get(stream);
        List<Work> captured = q.captured;
        q.captured = null;
        if (q.spoiled) {
            return 0;
        }
        graphs.put(nextNumber, captured);
        return nextNumber++;
    }

    @Override public synchronized void launchGraph(long graph, long stream) {
        call("launchGraph");
        graphs.get(graph).forEach(w -> queue(stream, w));
    }

    @Override public synchronized void freeGraph(long graph) {
        call("freeGraph");
        if (graphs.remove(graph) == null) {
            throw new AssertionError("no graph " + graph);
        }
    }
}
