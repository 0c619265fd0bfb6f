package catenary.device.cpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Which processor a thread runs on, and how it leaves that for another one. On Linux; elsewhere nobody tells.
///
/// Linux likes to wake a thread where the waking one runs, and may then leave two busy threads on one processor and another
/// idle for tenths of a second. With kernel 6.18 on two processors that was a third of the time, in which shared work took
/// as long as on one thread.
@SuppressWarnings("restricted") // native access is the purpose of this class
final class Processors {

    /// Bytes of a set of processors, a bit each.
    private static final int SET = 128;

    private static final FunctionDescriptor AFFINITY = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle CURRENT = link("sched_getcpu", FunctionDescriptor.of(JAVA_INT),
            Linker.Option.critical(false));
    private static final MethodHandle ALLOWED = link("sched_getaffinity", AFFINITY);
    private static final MethodHandle ALLOW = link("sched_setaffinity", AFFINITY);

    private Processors() {}

    private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup().find(name).map(f -> linker.downcallHandle(f, type, options)).orElse(null);
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            return null;
        }
    }

    /// The number of the processor that the calling thread runs on, or -1 where nobody tells.
    static int current() {
        if (CURRENT == null || ALLOWED == null || ALLOW == null) {
            return -1;
        }
        try {
            return (int) CURRENT.invokeExact();
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /// Brings the calling thread to another processor than this one, if it may use another. Later it may run anywhere again.
    static void leave(int processor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(SET);
            if ((int) ALLOWED.invokeExact(0, (long) SET, set) < 0) {
                return;
            }
            long at = processor >> 3;
            byte all = set.get(ValueLayout.JAVA_BYTE, at);
            set.set(ValueLayout.JAVA_BYTE, at, (byte) (all & ~(1 << (processor & 7))));
            if ((int) ALLOW.invokeExact(0, (long) SET, set) == 0) {
                set.set(ValueLayout.JAVA_BYTE, at, all);
                int _ = (int) ALLOW.invokeExact(0, (long) SET, set);
            }
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
