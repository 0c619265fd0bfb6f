package catenary.device.cuda;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.function.Consumer;

/// Java's collector, which doesn't see device memory: a [Buffer] of a gigabyte is 32 bytes to it. So it is asked to collect
/// when a request would take new memory from the device while arrays hold more than a limit, at first an eighth of the
/// device, called a step. After a collection the limit is a step above what arrays still hold, or half way down to that if
/// it was higher. What a collection freed and by how much it raised the limit make a step together, and the limit falls by
/// at most half of what was freed; so there are at most three collections for two steps of garbage and one for each step by
/// which the arrays in use grow. A large model isn't slowed by a collection at each allocation, and garbage doesn't fill
/// the device unnoticed.
final class Collector {

    private static final long MILLIS_FOR_COLLECTOR = 100;
    private static final long MILLIS_BETWEEN_REFERENCES = 5;

    private final long step;
    private long limit;

    /// @param memory bytes of the device
    Collector(long memory) {
        step = memory / 8;
        limit = step;
    }

    boolean isDue(long held) {
        return held > limit;
    }

    /// Sets the limit after a collection that left arrays `held` bytes.
    void collected(long held) {
        long least = held + step;
        limit = limit < least ? least : limit - (limit - least) / 2;
    }

    /// Collects, and gives what it found in `queue` to `found`.
    static <T> void collect(ReferenceQueue<T> queue, Consumer<Reference<? extends T>> found) {
        var collected = new ReferenceQueue<>();
        var probe = new PhantomReference<>(new Object(), collected);
        System.gc();
        // References are queued by a thread of their own: once the probe has come, the others come without a pause.
        await(collected, MILLIS_FOR_COLLECTOR);
        Reference.reachabilityFence(probe);
        for (Reference<? extends T> r; (r = await(queue, MILLIS_BETWEEN_REFERENCES)) != null;) {
            found.accept(r);
        }
    }

    /// Waits although the thread may be interrupted: giving up early would look like an exhausted device.
    private static <T> Reference<? extends T> await(ReferenceQueue<T> queue, long millis) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return queue.remove(millis);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
