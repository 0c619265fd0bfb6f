package catenary.device.cuda;

import catenary.array.Capture;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.expr.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// A step of work as a CUDA graph.
///
/// The step is done as ever while a log of it is kept. Only when it has turned out to be the same as the one before does
/// the driver record the log, by itself and in one go, so nothing that the program does can disturb the recording. Numbers
/// that change lie in a page on the device, to which each replay brings new ones in one copy.
final class GraphCapture extends Capture {

    private static final Cleaner CLEANER = Cleaner.create();

    private enum Stage {
        STEP,
        REPEAT,
        IDLE
    }

    /// What is given back in the end, or when nothing refers to the capture any more.
    private static final class Taken implements Runnable {
        private final Driver driver;
        private final Pool pool;
        private long graph;

        Taken(Driver driver, Pool pool) {
            this.driver = driver;
            this.pool = pool;
        }

        @Override public void run() {
            pool.close();
            if (graph != 0) {
                driver.freeGraph(graph);
            }
        }
    }

    private final CudaDevice device;
    private final Recorder recorder;
    private final Taken taken;
    private final Cleaner.Cleanable cleanable;
    private final Arena arena = Arena.ofAuto();
    private final List<Work> log = new ArrayList<>();
    private final List<Object> likenesses = new ArrayList<>(); // of what is in the log
    private final long[] start = Generator.global().state();

    /// Memory of the step's own arrays.
    private final Pool pool;

    /// What the part that changes gets from it, also when it is repeated.
    private final List<Buffer> noted = new ArrayList<>();

    /// What the step uses but did not make. It must outlive the graph, whatever the program does with its arrays.
    private final Set<Buffer> others = Collections.newSetFromMap(new IdentityHashMap<>());

    private Thread thread = Thread.currentThread();
    private GraphCapture earlier; // until it has been compared with
    private Stage stage = Stage.STEP;
    private int fixed = -1; // pieces of work before the part that changes
    private boolean deaf;
    private long drawn;
    private long nextDraw = -1;
    private String obstacle;
    private long[] page = {};
    private Buffer pageMemory;
    private int at;

    private GraphCapture(CudaDevice device, GraphCapture earlier) {
        this.device = device;
        this.recorder = device.recorder();
        this.earlier = earlier;
        if (!recorder.begin(this)) {
            throw new UnsupportedOperationException("another step is being recorded on " + device);
        }
        this.pool = device.allocator().beginPool();
        this.taken = new Taken(recorder.direct(), pool);
        this.cleanable = CLEANER.register(this, taken);
    }

    static GraphCapture begin(CudaDevice device, Capture earlier) {
        return new GraphCapture(device, (GraphCapture) earlier);
    }

    boolean isMine() {
        return Thread.currentThread() == thread && !deaf;
    }

    /// See [Recorder#unheard].
    boolean unheard(Runnable work) {
        if (stage != Stage.STEP) {
            return false;
        }
        deaf = true;
        try {
            work.run();
        } finally {
            deaf = false;
        }
        return true;
    }

    // ---- what the thread asks for: true if it is to be done now

    /// Says that the next kernel draws the numbers of `out`.
    void draws(NDArray out, long seed, long counter) {
        if (stage == Stage.STEP && fixed < 0 && out.size() > 0) {
            if (seed == start[0] && counter >= start[1]) {
                int perBlock = out.dtype() == DType.FLOAT64 ? 2 : 4;
                drawn += (out.size() + perBlock - 1) / perBlock;
                nextDraw = counter - start[1];
            } else {
                prevent("it draws random numbers from another generator than Generator.global()");
            }
        }
    }

    /// Says that work on `b` follows.
    void uses(Buffer b) {
        if (stage == Stage.STEP && b.bytes() > 0 && !device.allocator().owns(pool, b)) {
            others.add(b);
        }
    }

    /// Says that the host is about to read a value.
    void reads(String what) {
        String why = "it " + what + StackWalker.getInstance().walk(all -> all.filter(GraphCapture::isCaller).findFirst()
                .map(f -> " in " + f.getClassName().substring(f.getClassName().lastIndexOf('.') + 1) + "."
                        + f.getMethodName())
                .orElse(""));
        if (stage == Stage.REPEAT) {
            depart(why);
        } else {
            prevent(why);
        }
    }

    /// Whether this is where a value is asked for, not how it is got.
    private static boolean isCaller(StackWalker.StackFrame f) {
        String name = f.getClassName();
        return !name.startsWith(GraphCapture.class.getPackageName()) && !name.startsWith(NDArray.class.getPackageName())
                && !f.getMethodName().equals("item");
    }

    boolean launches(String name, long function, Driver.Grid grid, MemorySegment arguments, int[] offsets, int size,
            int scalarsAt, int scalars) {
        if (stage == Stage.REPEAT) {
            if (at < log.size() && log.get(at) instanceof Work.Launch l
                    && l.isSame(function, grid, arguments, size, scalarsAt, scalars)) {
                if (l.changes()) {
                    l.take(arguments, page);
                }
                at++;
                return false;
            }
            depart(instead(name));
            return true;
        }
        MemorySegment kept = arena.allocate(size, 16);
        kept.copyFrom(arguments.asSlice(0, size));
        log(new Work.Launch(name, function, grid, kept, offsets, scalarsAt, scalars, fixed >= 0, nextDraw));
        nextDraw = -1;
        return true;
    }

    boolean constant(long to, MemorySegment data) {
        if (stage == Stage.REPEAT) {
            if (at < log.size() && log.get(at) instanceof Work.Constant c && c.to == to
                    && MemorySegment.ofArray(c.data).mismatch(data) < 0) {
                at++;
                return false;
            }
            depart(instead("upload"));
            return true;
        }
        log(new Work.Constant(to, data.toArray(ValueLayout.JAVA_BYTE)));
        return true;
    }

    boolean asks(Work work) {
        if (stage == Stage.REPEAT) {
            if (at < log.size() && log.get(at).equals(work)) {
                at++;
                return false;
            }
            depart(instead(work.name()));
            return true;
        }
        log(work);
        return true;
    }

    private void log(Work work) {
        log.add(work);
        likenesses.add(work.likeness(address -> device.allocator().place(pool, address)));
    }

    private String instead(String name) {
        return "its update asked for "
                + difference(name, at < log.size() ? log.get(at).name() : "nothing more", "it had asked for ");
    }

    private static String difference(String now, String then, String before) {
        return now.equals(then) ? now + " with other arrays or numbers than before" : now + " where " + before + then;
    }

    private void prevent(String why) {
        if (obstacle == null) {
            obstacle = why;
        }
    }

    // ---- the step

    @Override public void changing() {
        long[] now = Generator.global().state();
        if (now[0] != start[0] || now[1] - start[1] != drawn) {
            prevent("it draws random numbers on the host");
        }
        fixed = log.size();
        pool.note(noted);
    }

    @Override public boolean end() {
        leave();
        if (fixed < 0) {
            throw new IllegalStateException("capture: expected changing() before end()");
        }
        if (obstacle == null && earlier != null) {
            compare();
        } else {
            prevent("it was seen only once");
        }
        earlier = null;
        if (obstacle != null) {
            pool.close();
        }
        return obstacle == null;
    }

    private void compare() {
        int n = Math.min(log.size(), earlier.log.size());
        for (int i = 0; i < n; i++) {
            if (!likenesses.get(i).equals(earlier.likenesses.get(i))) {
                prevent("it asks for "
                        + difference(log.get(i).name(), earlier.log.get(i).name(), "the step before asked for "));
                return;
            }
        }
        if (log.size() != earlier.log.size() || fixed != earlier.fixed) {
            prevent("it asks for " + log.size() + " pieces of work, the step before asked for " + earlier.log.size());
        } else if (!others.equals(earlier.others)) {
            prevent("it works on other arrays than the step before");
        }
    }

    /// The thread's work is its own again.
    private void leave() {
        if (stage != Stage.IDLE) {
            stage = Stage.IDLE;
            recorder.end(this);
            device.allocator().endPool();
        }
    }

    @Override public boolean build() {
        if (obstacle != null || taken.graph != 0) {
            throw new IllegalStateException("capture: expected a step that can be done again, but " + obstacle);
        }
        try {
            preparePage();
            for (Work w : log) {
                if (w instanceof Work.Constant c) {
                    c.keep(device);
                }
            }
            record(recorder.direct(), device.lane());
            if (taken.graph == 0) {
                prevent("the driver cannot record it");
            }
        } catch (CudaException | OutOfMemoryError e) {
            prevent("the driver cannot record it: " + e.getMessage());
        }
        return obstacle == null;
    }

    private void record(Driver driver, long lane) {
        driver.beginCapture(lane);
        try {
            log.forEach(w -> w.queue(driver, lane));
        } finally {
            taken.graph = driver.endCapture(lane);
        }
    }

    private void preparePage() {
        int count = 0;
        for (Work w : log) {
            count += w instanceof Work.Launch l && l.changes() ? l.scalars() : 0;
        }
        page = new long[count];
        pageMemory = device.allocator().allocate(8L * count);
        int slot = 0;
        for (Work w : log) {
            if (w instanceof Work.Launch l && l.changes()) {
                l.usePage(page, slot, pageMemory.address());
                slot += l.scalars();
            }
        }
    }

    @Override public String obstacle() {
        return obstacle;
    }

    // ---- the replay

    @Override public boolean replay(Runnable changing) {
        if (taken.graph == 0 || obstacle != null) {
            throw new IllegalStateException("capture: expected a graph that can be replayed, but " + obstacle);
        }
        thread = Thread.currentThread();
        if (!recorder.begin(this)) {
            throw new IllegalStateException("capture: another step is being recorded on " + device);
        }
        long[] state = Generator.global().skip(drawn);
        for (Work w : log.subList(0, fixed)) {
            if (w instanceof Work.Launch l && l.draws()) {
                l.draw(state, page);
            }
        }
        at = fixed;
        stage = Stage.REPEAT;
        device.allocator().repeat(pool, noted);
        try {
            changing.run();
            if (stage == Stage.REPEAT && at < log.size()) {
                depart(instead("nothing more"));
            }
        } catch (RuntimeException | Error e) {
            if (stage == Stage.REPEAT) {
                doOneByOne(); // as far as the step came
            }
            throw e;
        }
        if (stage == Stage.IDLE) {
            return false;
        }
        leave();
        bringPage();
        recorder.direct().launchGraph(taken.graph, device.stream());
        return true;
    }

    /// The program asks for something else: what has only been taken note of is done now, and the rest as it comes.
    private void depart(String why) {
        prevent(why);
        doOneByOne();
    }

    private void doOneByOne() {
        leave();
        bringPage();
        log.subList(0, at).forEach(w -> w.queue(recorder.direct(), device.stream()));
    }

    private void bringPage() {
        device.staging().upload(page, 0, page.length, pageMemory.address());
    }

    @Override public void close() {
        leave();
        cleanable.clean();
        noted.clear();
        others.clear();
        pageMemory = null;
        prevent("it is closed");
    }
}
