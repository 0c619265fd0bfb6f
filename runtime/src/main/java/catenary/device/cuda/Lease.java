package catenary.device.cuda;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Notices that a buffer is unreachable, and knows its block. The allocator's monitor guards it.
final class Lease extends PhantomReference<Buffer> {

    private final long bytes;
    private Block block;
    private Lease before;
    private Lease after;

    Lease(Buffer buffer, ReferenceQueue<Buffer> queue) {
        super(buffer, queue);
        this.bytes = buffer.bytes();
    }

    /// Null before and after the buffer has one.
    Block block() {
        return block;
    }

    /// Those whose buffers have a block. That they are linked is what keeps them reachable.
    static final class Chain {
        private Lease first;

        void add(Lease lease, Block block) {
            lease.block = block;
            lease.after = first;
            if (first != null) {
                first.before = lease;
            }
            first = lease;
        }

        void remove(Lease lease) {
            lease.block = null;
            if (lease.before == null) {
                first = lease.after;
            } else {
                lease.before.after = lease.after;
            }
            if (lease.after != null) {
                lease.after.before = lease.before;
            }
        }

        /// The sizes that hold the most memory together, and how many buffers have each.
        void forLargest(int most, BiConsumer<Long, Integer> action) {
            Map<Long, Integer> counts = new HashMap<>();
            for (Lease l = first; l != null; l = l.after) {
                counts.merge(l.bytes, 1, Integer::sum);
            }
            counts.entrySet().stream()
                    .sorted((a, b) -> Long.compare(b.getKey() * b.getValue(), a.getKey() * a.getValue())).limit(most)
                    .forEach(e -> action.accept(e.getKey(), e.getValue()));
        }
    }
}
