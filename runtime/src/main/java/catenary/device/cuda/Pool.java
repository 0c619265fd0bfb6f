package catenary.device.cuda;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Memory that no one else gets, for a captured graph, which writes to the same addresses at each launch. Blocks that come
/// back are reused by the thread between [Allocator#beginPool] and [Allocator#endPool] only; after [#close()] they are
/// anyone's, each as soon as no array uses it.
final class Pool implements AutoCloseable {

    private static final int OFFSET_BITS = 40;

    private final Allocator allocator; // whose monitor guards the blocks
    private final Block.Stacks free = new Block.Stacks();
    private final TreeMap<Long, Block> lent = new TreeMap<>();
    private int handedOut;
    private boolean closed;
    private List<Buffer> noted; // null: buffers may be recycled
    private int next = -1; // of those noted; negative: the thread doesn't repeat

    Pool(Allocator allocator) {
        this.allocator = allocator;
    }

    @Override public void close() {
        allocator.release(this);
    }

    // ---- buffers

    /// Until the pool ends buffers go to `noted` and aren't recycled, so that they can be handed out again by [#repeat].
    void note(List<Buffer> noted) {
        this.noted = noted;
    }

    boolean isNoting() {
        return noted != null;
    }

    /// Remembers what the thread got, where that was asked for.
    void handedOut(Buffer buffer) {
        if (noted != null && !closed) {
            noted.add(buffer);
        }
    }

    /// Hands out those in `noted` one after the other.
    void repeat(List<Buffer> noted) {
        this.noted = noted;
        next = 0;
    }

    boolean isRepeating() {
        return next >= 0;
    }

    /// The next of those noted; null, also from then on, if it has not so many bytes.
    Buffer again(long bytes) {
        if (next < noted.size() && noted.get(next).bytes() == bytes) {
            return noted.get(next++);
        }
        next = noted.size();
        return null;
    }

    /// Ends what [#note] or [#repeat] began.
    void end() {
        noted = null;
        next = -1;
    }

    // ---- blocks

    boolean isClosed() {
        return closed;
    }

    /// A block of that size that came back, or null.
    Block reuse(int sizeClass) {
        return free.pop(sizeClass);
    }

    void lend(Block b) {
        b.number = handedOut++;
        lent.put(b.address, b);
    }

    void takeBack(Block b) {
        free.push(b);
    }

    /// Gives up all blocks that no array uses.
    void close(Consumer<Block> to) {
        closed = true;
        lent.clear();
        for (int c = 0; c < SizeClass.COUNT; c++) {
            for (Block b; (b = free.pop(c)) != null;) {
                to.accept(b);
            }
        }
    }

    /// See [Allocator#place].
    long place(long address) {
        var entry = lent.floorEntry(address);
        long offset = entry == null ? 0 : address - entry.getKey();
        return entry == null || offset >= entry.getValue().bytes()
                ? address
                : Long.MIN_VALUE | (long) entry.getValue().number << OFFSET_BITS | offset;
    }
}
