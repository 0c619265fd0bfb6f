package catenary.device.cuda;

import catenary.expr.DType;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A GPU that isn't one: kernels are compiled by `g++` behind a shim and run on the calling thread, memory is the host's.
///
/// Everything is done at once, in the order of the calls. New and freed memory is filled with ones (NaN, or -1), and what
/// lies around every allocation is checked when it is freed. Copies, products and kernels must stay within live memory;
/// of a kernel only the neighbourhood of allocations is known.
@SuppressWarnings("restricted")
final class HostDriver implements Driver {

    private static final byte POISON = -1;
    private static final byte CANARY = 0x5c;
    private static final int MARGIN = 512;
    private static final int SHARED_BYTES = 1 << 17;
    private static final long QUARANTINE = 1 << 25;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final MethodHandle ALIGNED_ALLOC = LINKER.downcallHandle(
            LINKER.defaultLookup().find("aligned_alloc").orElseThrow(),
            FunctionDescriptor.of(POINTER, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = LINKER.downcallHandle(LINKER.defaultLookup().find("free").orElseThrow(),
            FunctionDescriptor.ofVoid(POINTER));
    private static final MethodHandle LAUNCH = LINKER.downcallHandle(
            FunctionDescriptor.of(POINTER.withTargetLayout(MemoryLayout.sequenceLayout(256, ValueLayout.JAVA_BYTE)),
                    POINTER, POINTER, POINTER, POINTER));

    /// Of threads of a block and of shared memory; one launch at a time uses them.
    private static final MemorySegment STACKS = allocateNative(1024 << 16);
    private static final MemorySegment SHARED = allocateNative(SHARED_BYTES);
    private static final MemorySegment GRID = Arena.global().allocate(ValueLayout.JAVA_INT, 7);
    private static final MemorySegment POINTERS = Arena.global().allocate(POINTER, 256);

    private final HostCompiler compiler = HostCompiler.only();
    private final long limit;
    private final TreeMap<Long, Long> live = new TreeMap<>();
    private final Map<Long, Arena> pinned = new HashMap<>();
    private final Deque<MemorySegment> quarantine = new ArrayDeque<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<Long, List<Runnable>> graphs = new HashMap<>();
    private long held;
    private long quarantined;
    private long lastNumber;
    private long launches;
    private long works;
    private long capturing;
    private boolean broken;
    private List<Runnable> recorded = new ArrayList<>();

    private record Function(String name, MemorySegment address) {}

    /// The first has scratch memory, the second none.
    private record HostPlan(Convolution of, long workspace) implements Plan {

        @Override public String name() {
            return "loops with " + workspace + " bytes";
        }
    }

    /// A device with `limit` bytes of memory.
    HostDriver(long limit) {
        this.limit = limit;
    }

    /// Every source compiled so far, by the name of its kernel.
    Map<String, String> sources() {
        return compiler.sources();
    }

    /// How many kernels ran so far, those of graphs included.
    synchronized long launches() {
        return launches;
    }

    /// Bytes allocated and not freed.
    synchronized long heldBytes() {
        return held;
    }

    @Override public Gpu gpu() {
        return new Gpu("host", 9, 0, limit, 4);
    }

    // ---- memory

    @Override public synchronized long allocate(long bytes) {
        if (bytes <= 0 || bytes > limit - held) {
            return 0;
        }
        long padded = (bytes + MARGIN - 1) / MARGIN * MARGIN + 2 * MARGIN;
        MemorySegment block = allocateNative(padded);
        if (block.address() == 0) {
            return 0;
        }
        block.fill(CANARY).asSlice(MARGIN, bytes).fill(POISON);
        live.put(block.address() + MARGIN, bytes);
        held += bytes;
        return block.address() + MARGIN;
    }

    @Override public synchronized void free(long address) {
        Long bytes = live.remove(address);
        if (bytes == null) {
            throw new CudaException("free: nothing is allocated at " + Long.toHexString(address));
        }
        held -= bytes;
        checkMargins(address, bytes);
        long padded = (bytes + MARGIN - 1) / MARGIN * MARGIN + 2 * MARGIN;
        quarantine.add(MemorySegment.ofAddress(address - MARGIN).reinterpret(padded).fill(POISON));
        quarantined += padded;
        while (quarantined > QUARANTINE) {
            MemorySegment old = quarantine.poll();
            quarantined -= old.byteSize();
            check(isFilled(old, POISON), () -> "free: something wrote to memory after it was freed");
            call(() -> {
                FREE.invokeExact(old);
                return null;
            });
        }
    }

    /// Throws if anything wrote beside an allocation.
    synchronized void checkMargins() {
        live.forEach(HostDriver::checkMargins);
    }

    private static void checkMargins(long address, long bytes) {
        long end = (bytes + MARGIN - 1) / MARGIN * MARGIN + MARGIN;
        MemorySegment all = MemorySegment.ofAddress(address - MARGIN).reinterpret(MARGIN + end);
        check(isFilled(all.asSlice(0, MARGIN), CANARY) && isFilled(all.asSlice(MARGIN + bytes), CANARY),
                () -> "free: something wrote beside an allocation of " + bytes + " bytes");
    }

    private static boolean isFilled(MemorySegment s, byte value) {
        return s.get(ValueLayout.JAVA_BYTE, 0) == value
                && s.asSlice(1).mismatch(s.asSlice(0, s.byteSize() - 1)) < 0;
    }

    @Override public synchronized long freeBytes() {
        return limit - held;
    }

    @Override public synchronized MemorySegment allocatePinned(long bytes) {
        Arena a = Arena.ofShared();
        MemorySegment memory = a.allocate(Math.max(bytes, 1), 64).fill(POISON);
        pinned.put(memory.address(), a);
        return memory;
    }

    @Override public synchronized void freePinned(MemorySegment memory) {
        Arena a = pinned.remove(memory.address());
        check(a != null, () -> "freePinned: nothing is allocated there");
        a.close();
    }

    /// `bytes` bytes of device memory, all of one live allocation.
    private MemorySegment memory(long address, long bytes) {
        Map.Entry<Long, Long> below = live.floorEntry(address);
        check(below != null && address + bytes <= below.getKey() + below.getValue(),
                () -> "access to " + bytes + " bytes at " + Long.toHexString(address) + ", which aren't allocated");
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    // ---- streams and events: all is done at once, in order

    @Override public synchronized long newStream() {
        return ++lastNumber;
    }

    @Override public synchronized void synchronize(long stream) {
        refuseWhileCapturing(stream);
    }

    @Override public synchronized long newEvent() {
        return ++lastNumber;
    }

    @Override public void record(long event, long stream) {}

    @Override public void await(long stream, long event) {}

    @Override public void await(long event) {}

    @Override public boolean isDone(long event) {
        return true;
    }

    /// Every piece of work takes a second.
    @Override public synchronized double seconds(Runnable work, long stream) {
        refuseWhileCapturing(stream);
        long before = works;
        work.run();
        return works - before;
    }

    // ---- copies

    @Override public void copyIn(long to, MemorySegment from, long bytes, long stream) {
        queue(stream, () -> MemorySegment.copy(from, 0, memory(to, bytes), 0, bytes));
    }

    @Override public synchronized void copyOut(MemorySegment to, long from, long bytes, long stream) {
        refuseWhileCapturing(stream);
        MemorySegment.copy(memory(from, bytes), 0, to, 0, bytes);
    }

    @Override public void copy(long to, long from, long bytes, long stream) {
        queue(stream, () -> MemorySegment.copy(memory(from, bytes), 0, memory(to, bytes), 0, bytes));
    }

    @Override public void clear(long to, long bytes, long stream) {
        queue(stream, () -> memory(to, bytes).fill((byte) 0));
    }

    // ---- kernels

    @Override public String compiler() {
        return compiler.version();
    }

    @Override public byte[] compile(String name, String source) {
        return compiler.compile(name, source);
    }

    @Override public synchronized long load(byte[] image, String name) {
        functions.add(new Function(name, compiler.load(image, name)));
        return functions.size();
    }

    @Override public synchronized void launch(long function, Grid g, long stream, MemorySegment arguments,
            int[] offsets) {
        Function f = functions.get((int) function - 1);
        check(g.x() > 0 && g.y() > 0 && g.z() > 0 && g.y() < 65536 && g.z() < 65536,
                () -> f.name + ": empty or large grid " + g);
        check(g.threadsX() > 0 && g.threadsY() > 0 && g.threadsZ() > 0 && g.threadsZ() <= 64
                && g.threadsX() * g.threadsY() * g.threadsZ() <= 1024, () -> f.name + ": empty or large block " + g);
        check(g.sharedBytes() <= SHARED_BYTES, () -> f.name + ": too much shared memory " + g);
        if (capturing != stream) {
            launch(f, g, arguments, offsets);
            return;
        }
        MemorySegment kept = Arena.ofAuto().allocate(arguments.byteSize(), 16).copyFrom(arguments);
        int[] at = offsets.clone();
        recorded.add(() -> launch(f, g, kept, at));
    }

    private void launch(Function f, Grid g, MemorySegment arguments, int[] offsets) {
        launches++;
        works++;
        synchronized (HostDriver.class) {
            int[] sizes = {g.x(), g.y(), g.z(), g.threadsX(), g.threadsY(), g.threadsZ(), g.sharedBytes()};
            MemorySegment.copy(sizes, 0, GRID, ValueLayout.JAVA_INT, 0, sizes.length);
            for (int i = 0; i < offsets.length; i++) {
                POINTERS.setAtIndex(POINTER, i, arguments.asSlice(offsets[i]));
            }
            MemorySegment failure =
                    call(() -> (MemorySegment) LAUNCH.invokeExact(f.address, POINTERS, GRID, SHARED, STACKS));
            check(failure.address() == 0, () -> f.name + ": " + failure.getString(0));
        }
    }

    // ---- products

    @Override public void gemm(Product p, long stream) {
        int kind = kind(p.dtype(), p.tf32());
        queue(stream, () -> {
            int rowsA = p.transposeA() ? p.k() : p.m();
            int rowsB = p.transposeB() ? p.n() : p.k();
            MemorySegment a = matrices(p, p.a(), rowsA, p.transposeA() ? p.m() : p.k(), p.lda(), p.strideA());
            MemorySegment b = matrices(p, p.b(), rowsB, p.transposeB() ? p.k() : p.n(), p.ldb(), p.strideB());
            MemorySegment c = matrices(p, p.c(), p.m(), p.n(), p.ldc(), p.strideC());
            call(() -> {
                compiler.gemm().invokeExact(kind, p.transposeA() ? 1 : 0, p.transposeB() ? 1 : 0, p.m(), p.n(), p.k(),
                        p.alpha(),
                        a, p.lda(), p.strideA(), b, p.ldb(), p.strideB(), p.beta(), c, p.ldc(), p.strideC(), p.batch());
                return null;
            });
        });
    }

    private static int kind(DType dtype, boolean tf32) {
        return switch (dtype) {
            case FLOAT32 -> tf32 ? 1 : 0;
            case FLOAT64 -> 2;
            case FLOAT16 -> 3;
            case BFLOAT16 -> 4;
            default -> throw new CudaException("no products of " + dtype);
        };
    }

    private MemorySegment matrices(Product p, long address, int rows, int columns, int ld, long stride) {
        check(ld >= columns && rows > 0 && columns > 0, () -> "gemm: rows of " + columns + " lie " + ld + " apart");
        long elements = (p.batch() - 1) * stride + (rows - 1L) * ld + columns;
        return memory(address, elements * p.dtype().bytes());
    }

    // ---- convolutions

    @Override public List<Plan> plans(Convolution c, long stream) {
        return List.of(new HostPlan(c, 1000), new HostPlan(c, 0));
    }

    @Override public void convolve(Plan plan, long x, long w, long y, long workspace, long stream) {
        Convolution c = ((HostPlan) plan).of;
        int kind = kind(c.dtype(), c.tf32());
        MemorySegment numbers = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_INT, numbers(c));
        queue(stream, () -> {
            if (plan.workspace() > 0) {
                memory(workspace, plan.workspace()).fill(POISON);
            }
            long bytes = c.dtype().bytes();
            MemorySegment[] all = {memory(x, c.x().size() * bytes), memory(w, c.w().size() * bytes),
                    memory(y, c.y().size() * bytes)};
            call(() -> {
                compiler.convolve().invokeExact(kind, c.result().ordinal(), numbers, all[0], all[1], all[2]);
                return null;
            });
        });
    }

    /// Images, channels, results, groups; then for each of three axes its lengths in `x`, `W` and `y`, stride, pad, dilate.
    private static int[] numbers(Convolution c) {
        check(c.x().axis(0) == c.y().axis(0) && c.x().axis(1) == c.w().axis(1) * c.groups()
                && c.w().axis(0) == c.y().axis(1) && c.w().axis(0) % c.groups() == 0,
                () -> "convolve: these don't fit: " + c);
        int[] all = new int[4 + 3 * 6];
        int axes = c.stride().size();
        for (int i = 0; i < 3; i++) {
            int from = i - (3 - axes);
            int[] axis = from < 0
                    ? new int[] {1, 1, 1, 1, 0, 1}
                    : new int[] {c.x().axis(2 + from), c.w().axis(2 + from), c.y().axis(2 + from),
                            c.stride().get(from), c.pad().get(from), c.dilate().get(from)};
            check((axis[0] + 2 * axis[4] - (axis[1] - 1) * axis[5] - 1) / axis[3] + 1 == axis[2],
                    () -> "convolve: these don't fit: " + c);
            System.arraycopy(axis, 0, all, 4 + 6 * i, 6);
        }
        all[0] = c.x().axis(0);
        all[1] = c.x().axis(1);
        all[2] = c.y().axis(1);
        all[3] = c.groups();
        return all;
    }

    // ---- graphs

    @Override public synchronized void beginCapture(long stream) {
        check(capturing == 0, () -> "beginCapture: already capturing");
        capturing = stream;
        broken = false;
        recorded = new ArrayList<>();
    }

    @Override public synchronized long endCapture(long stream) {
        check(capturing == stream, () -> "endCapture: not capturing");
        capturing = 0;
        if (broken) {
            return 0;
        }
        graphs.put(++lastNumber, recorded);
        return lastNumber;
    }

    @Override public synchronized void launchGraph(long graph, long stream) {
        List<Runnable> all = graphs.get(graph);
        check(all != null, () -> "launchGraph: no such graph");
        all.forEach(Runnable::run);
    }

    @Override public synchronized void freeGraph(long graph) {
        check(graphs.remove(graph) != null, () -> "freeGraph: no such graph");
    }

    private synchronized void queue(long stream, Runnable work) {
        if (capturing == stream) {
            recorded.add(work);
        } else {
            works++;
            work.run();
        }
    }

    private void refuseWhileCapturing(long stream) {
        if (capturing == stream) {
            broken = true;
            throw new CudaException("nothing can wait for a stream whose work is being captured");
        }
    }

    // ---- odds and ends of native calls

    private interface NativeCall<T> {
        T run() throws Throwable;
    }

    private static <T> T call(NativeCall<T> c) {
        try {
            return c.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemorySegment allocateNative(long bytes) {
        return call(() -> (MemorySegment) ALIGNED_ALLOC.invokeExact((long) MARGIN, bytes)).reinterpret(bytes);
    }

    private static void check(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new CudaException(message.get());
        }
    }
}
