package catenary.device.cuda;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Device memory for arrays, reused in the order of one stream.
///
/// Memory is handed out in blocks of certain sizes, four to an octave from 512 bytes, sixteen above 64 MiB where rounding
/// up costs more than a miss. Small blocks are cut from regions of 2 MiB; a larger one is a region by itself. A block
/// comes back when its [Buffer] is recycled or found unreachable, and waits in the cache for the next request of its
/// size, so that a steady training step asks the driver for nothing.
///
/// Java's collector doesn't see device memory: a [Buffer] of a gigabyte is 32 bytes to it. So it is asked to collect when
/// a request would take new memory from the device while arrays hold more than a limit, at first an eighth of the device,
/// called a step. After a collection the limit is a step above what arrays still hold, or half way down to that if it was
/// higher. What a collection freed and by how much it raised the limit make a step together, and the limit falls by at
/// most half of what was freed; so there are at most three collections for two steps of garbage and one for each step by
/// which the arrays in use grow. A large model isn't slowed by a collection at each allocation, and garbage doesn't fill
/// the device unnoticed.
final class Allocator {

    /// Bytes of a region that is cut up.
    static final long SLAB = 2L << 20;

    /// Bytes of the largest block that is cut from a slab.
    static final long SMALL = 128L << 10;

    private static final int SMALLEST_BITS = 9;
    private static final int FINE_BITS = 26;
    private static final int CLASSES = (Long.SIZE - 1 - SMALLEST_BITS) * 16 + 1;

    private static final int OFFSET_BITS = 40;
    private static final int LISTED_HOLDERS = 5;
    private static final long MILLIS_FOR_COLLECTOR = 100;
    private static final long MILLIS_BETWEEN_REFERENCES = 5;

    private final Driver driver;
    private final long memory;
    private final long step;
    private final ReferenceQueue<Buffer> abandoned = new ReferenceQueue<>();
    private final ThreadLocal<Pool> pool = new ThreadLocal<>();

    /// Held by whoever asks the collector or empties the cache, so that no thread gives up while another is freeing what
    /// it needs.
    private final ReentrantLock pressure = new ReentrantLock();

    // Everything below is guarded by this object's monitor, under which nothing waits and the driver isn't called.

    private final Block[] free = new Block[CLASSES];
    private final List<Region> regions = new ArrayList<>();
    private final ArrayDeque<Region> condemned = new ArrayDeque<>();
    private Region slab;
    private Lease leases;
    private long held;
    private long peak;
    private long reserved;
    private long limit;
    private long driverCalls;
    private long collections;

    Allocator(Driver driver) {
        this.driver = driver;
        this.memory = driver.gpu().memory();
        this.step = memory / 8;
        this.limit = step;
    }

    /// Bytes in blocks that arrays have and that they had at most; bytes in the cache; calls that got memory from the
    /// driver or gave it back; collections asked for.
    record Stats(long held, long peak, long cached, long driverCalls, long collections) {}

    /// One piece of memory from the driver.
    private static final class Region {
        final long address;
        final long bytes;
        long cut;

        /// Blocks that aren't in the common cache.
        int used;

        Region(long address, long bytes) {
            this.address = address;
            this.bytes = bytes;
        }
    }

    /// What a buffer gets; `next` in the stack of free ones of its size.
    private static final class Block {
        final Region region;
        final long address;
        final int sizeClass;
        Pool pool;
        int number; // among what the pool has handed out
        Block next;

        Block(Region region, long address, int sizeClass) {
            this.region = region;
            this.address = address;
            this.sizeClass = sizeClass;
        }
    }

    /// Notices that a buffer is unreachable, and knows its block. All that live are linked.
    static final class Lease extends PhantomReference<Buffer> {
        private final long bytes;
        private Block block;
        private Lease before;
        private Lease after;

        private Lease(Buffer buffer, ReferenceQueue<Buffer> queue) {
            super(buffer, queue);
            this.bytes = buffer.bytes();
        }
    }

    /// Memory that no one else gets, for a captured graph, which writes to the same addresses at each launch. Blocks that
    /// come back are reused by the thread between [#beginPool] and [#endPool] only; after [#close()] they are anyone's,
    /// each as soon as no array uses it.
    final class Pool implements AutoCloseable {
        private final Block[] free = new Block[CLASSES];
        private final TreeMap<Long, Block> blocks = new TreeMap<>();
        private int handedOut;
        private boolean closed;
        private List<Buffer> noted; // null: buffers may be recycled
        private int next = -1; // of those noted; negative: the thread doesn't repeat

        private Pool() {}

        /// Until [#endPool] buffers go to `noted` and aren't recycled, so that they can be handed out again by [#repeat].
        void note(List<Buffer> noted) {
            this.noted = noted;
        }

        /// The next of those noted; null, also from then on, if it has not so many bytes.
        private Buffer again(long bytes) {
            if (next < noted.size() && noted.get(next).bytes() == bytes) {
                return noted.get(next++);
            }
            next = noted.size();
            return null;
        }

        @Override public void close() {
            synchronized (Allocator.this) {
                closed = true;
                blocks.clear();
                for (int c = 0; c < CLASSES; c++) {
                    for (Block b; (b = pop(free, c)) != null;) {
                        putBack(b);
                    }
                }
            }
        }
    }

    /// Storage for `bytes` bytes, whose contents are unspecified.
    ///
    /// @throws OutOfMemoryError if neither the cache nor the device has that much, and the collector found none
    Buffer allocate(long bytes) {
        Pool mine = pool.get();
        if (mine != null && mine.next >= 0) {
            Buffer again = mine.again(bytes);
            if (again != null) {
                return again;
            }
            mine = null;
        }
        var buffer = new Buffer(bytes);
        if (bytes > 0) {
            var lease = new Lease(buffer, abandoned);
            int c = sizeClass(bytes);
            if (!reuse(buffer, lease, c, mine)) {
                obtain(buffer, lease, c, mine);
            }
        }
        if (mine != null && mine.noted != null && !mine.closed) {
            mine.noted.add(buffer);
        }
        return buffer;
    }

    /// Takes back what nobody can use any more. Its memory may be handed out at once: the stream keeps the order.
    synchronized void recycle(Buffer buffer) {
        Pool mine = pool.get();
        if (mine != null && (mine.noted != null || !owns(mine, buffer))) {
            return; // a graph will use it again
        }
        Lease lease = buffer.detach();
        if (lease != null) {
            end(lease);
        }
    }

    /// Until [#endPool], memory for this thread comes from the pool that is returned.
    Pool beginPool() {
        if (pool.get() != null) {
            throw new IllegalStateException("gpu memory: this thread has begun a pool already");
        }
        var begun = new Pool();
        pool.set(begun);
        return begun;
    }

    /// Until [#endPool], this thread gets the buffers in `noted` one after the other, as long as it asks for their sizes.
    void repeat(Pool again, List<Buffer> noted) {
        pool.set(again);
        again.noted = noted;
        again.next = 0;
    }

    /// Whether the memory of `buffer` is from `pool`.
    synchronized boolean owns(Pool pool, Buffer buffer) {
        Lease lease = buffer.lease();
        return lease != null && lease.block != null && lease.block.pool == pool;
    }

    /// `address`, if it lies in `pool`, as what it is in every run of the same program: a buffer's number, counted as they
    /// were handed out, and the offset in it. Anything else stays as it is.
    synchronized long place(Pool pool, long address) {
        var entry = pool.blocks.floorEntry(address);
        long offset = entry == null ? 0 : address - entry.getKey();
        return entry == null || offset >= size(entry.getValue().sizeClass)
                ? address
                : Long.MIN_VALUE | (long) entry.getValue().number << OFFSET_BITS | offset;
    }

    /// Ends what [#beginPool] or [#repeat] began; the pool keeps its memory.
    void endPool() {
        Pool mine = pool.get();
        if (mine != null) {
            mine.noted = null;
            mine.next = -1;
        }
        pool.remove();
    }

    /// Gives the cache back to the driver, except for pools and for what shares a slab with an array.
    void trim() {
        condemn();
        for (Region r; (r = nextCondemned()) != null;) {
            try {
                driver.free(r.address);
            } catch (CudaException e) {
                synchronized (this) {
                    condemned.push(r);
                }
                throw e;
            }
            synchronized (this) {
                reserved -= r.bytes;
            }
        }
    }

    synchronized Stats stats() {
        takeBack();
        return new Stats(held, peak, reserved - held, driverCalls, collections);
    }

    // ---- from the cache

    private synchronized boolean reuse(Buffer buffer, Lease lease, int c, Pool mine) {
        takeBack();
        boolean pooled = mine != null && !mine.closed;
        Block b = pooled ? pop(mine.free, c) : null;
        if (b == null) {
            b = pop(free, c);
            if (b == null && size(c) <= SMALL && slab != null && slab.cut + size(c) <= slab.bytes) {
                b = cut(slab, c);
            }
            if (b == null) {
                return false;
            }
            b.region.used++;
            b.pool = pooled ? mine : null;
        }
        lend(b, buffer, lease);
        return true;
    }

    private static Block cut(Region region, int c) {
        var b = new Block(region, region.address + region.cut, c);
        region.cut += size(c);
        return b;
    }

    private void lend(Block b, Buffer buffer, Lease lease) {
        if (b.pool != null) {
            b.number = b.pool.handedOut++;
            b.pool.blocks.put(b.address, b);
        }
        lease.block = b;
        lease.after = leases;
        if (leases != null) {
            leases.before = lease;
        }
        leases = lease;
        held += size(b.sizeClass);
        peak = Math.max(peak, held);
        buffer.attach(lease, b.address);
    }

    private void takeBack() {
        for (Reference<? extends Buffer> r; (r = abandoned.poll()) != null;) {
            end((Lease) r);
        }
    }

    private void end(Lease lease) {
        Block b = lease.block;
        if (b == null) {
            return;
        }
        lease.block = null;
        if (lease.before == null) {
            leases = lease.after;
        } else {
            lease.before.after = lease.after;
        }
        if (lease.after != null) {
            lease.after.before = lease.before;
        }
        held -= size(b.sizeClass);
        if (b.pool != null && !b.pool.closed) {
            push(b.pool.free, b);
        } else {
            putBack(b);
        }
    }

    private void putBack(Block b) {
        b.pool = null;
        b.region.used--;
        push(free, b);
    }

    private static void push(Block[] stacks, Block b) {
        b.next = stacks[b.sizeClass];
        stacks[b.sizeClass] = b;
    }

    private static Block pop(Block[] stacks, int c) {
        Block b = stacks[c];
        if (b != null) {
            stacks[c] = b.next;
            b.next = null;
        }
        return b;
    }

    // ---- from the driver

    private void obtain(Buffer buffer, Lease lease, int c, Pool mine) {
        if (buffer.bytes() > memory) {
            throw exhausted(buffer.bytes());
        }
        if (isCollectionDue() && pressure.tryLock()) {
            try {
                collect();
            } finally {
                pressure.unlock();
            }
            if (reuse(buffer, lease, c, mine)) {
                return;
            }
        }
        if (extend(buffer, lease, c, mine)) {
            return;
        }
        pressure.lock();
        try {
            trim();
            if (extend(buffer, lease, c, mine)) {
                return;
            }
            collect();
            if (reuse(buffer, lease, c, mine) || extend(buffer, lease, c, mine)) {
                return;
            }
            trim();
            if (extend(buffer, lease, c, mine)) {
                return;
            }
        } finally {
            pressure.unlock();
        }
        throw exhausted(buffer.bytes());
    }

    /// Lends a block of new memory; false if the device has none.
    private boolean extend(Buffer buffer, Lease lease, int c, Pool mine) {
        boolean small = size(c) <= SMALL;
        long bytes = small ? SLAB : size(c);
        synchronized (this) {
            driverCalls++;
        }
        long address = driver.allocate(bytes);
        if (address == 0) {
            return false;
        }
        synchronized (this) {
            var region = new Region(address, bytes);
            regions.add(region);
            reserved += bytes;
            Block b = cut(region, c);
            region.used++;
            b.pool = mine == null || mine.closed ? null : mine;
            if (small) {
                slab = region;
            }
            lend(b, buffer, lease);
        }
        return true;
    }

    /// Takes the regions that nobody uses, and their blocks, out of the cache.
    private synchronized void condemn() {
        takeBack();
        for (int c = 0; c < CLASSES; c++) {
            Block kept = null;
            for (Block b; (b = pop(free, c)) != null;) {
                if (b.region.used > 0) {
                    b.next = kept;
                    kept = b;
                }
            }
            free[c] = kept;
        }
        regions.removeIf(r -> {
            if (r.used == 0) {
                condemned.push(r);
            }
            return r.used == 0;
        });
        if (slab != null && slab.used == 0) {
            slab = null;
        }
    }

    private synchronized Region nextCondemned() {
        Region r = condemned.poll();
        if (r != null) {
            driverCalls++;
        }
        return r;
    }

    // ---- the collector

    private synchronized boolean isCollectionDue() {
        return held > limit;
    }

    private void collect() {
        var collected = new ReferenceQueue<>();
        var probe = new PhantomReference<>(new Object(), collected);
        System.gc();
        // References are queued by a thread of their own: once the probe has come, the others come without a pause.
        await(collected, MILLIS_FOR_COLLECTOR);
        Reference.reachabilityFence(probe);
        for (Reference<?> r; (r = await(abandoned, MILLIS_BETWEEN_REFERENCES)) != null;) {
            synchronized (this) {
                end((Lease) r);
            }
        }
        synchronized (this) {
            collections++;
            long least = held + step;
            limit = limit < least ? least : limit - (limit - least) / 2;
        }
    }

    /// Waits although the thread may be interrupted: giving up early would look like an exhausted device.
    private static Reference<?> await(ReferenceQueue<?> queue, long millis) {
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

    // ---- words

    private OutOfMemoryError exhausted(long requested) {
        long available = driver.freeBytes();
        synchronized (this) {
            return new OutOfMemoryError("gpu memory: " + text(requested) + " requested, but " + text(available) + " of "
                    + text(memory) + " are free; arrays hold " + text(held) + ", the cache " + text(reserved - held)
                    + largestHolders());
        }
    }

    private String largestHolders() {
        Map<Long, Integer> counts = new HashMap<>();
        for (Lease l = leases; l != null; l = l.after) {
            counts.merge(l.bytes, 1, Integer::sum);
        }
        var lines = new StringBuilder();
        counts.entrySet().stream().sorted((a, b) -> Long.compare(b.getKey() * b.getValue(), a.getKey() * a.getValue()))
                .limit(LISTED_HOLDERS).forEach(e -> lines.append("\n  ").append(e.getValue())
                        .append(e.getValue() == 1 ? " array of " : " arrays of ").append(text(e.getKey())));
        return lines.toString();
    }

    /// `64.0 MiB`.
    static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        int power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %siB", bytes / (double) (1L << 10 * power), "KMGTPE".charAt(power - 1));
    }

    // ---- sizes

    /// Number of the smallest class whose blocks hold `bytes` bytes. Octaves are 16 numbers apart, so that not all are
    /// in use.
    static int sizeClass(long bytes) {
        if (bytes <= 1L << SMALLEST_BITS) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(bytes - 1);
        int bits = divisionBits(octave);
        int part = (int) (bytes - 1 - (1L << octave) >>> octave - bits);
        return (octave - SMALLEST_BITS) * 16 + (part << 4 - bits) + 1;
    }

    /// Bytes of a block of class `c`.
    static long size(int c) {
        if (c == 0) {
            return 1L << SMALLEST_BITS;
        }
        int octave = (c - 1) / 16 + SMALLEST_BITS;
        int bits = divisionBits(octave);
        long part = ((c - 1) % 16 >> 4 - bits) + 1;
        return (1L << octave) + (part << octave - bits);
    }

    private static int divisionBits(int octave) {
        return octave < FINE_BITS ? 2 : 4;
    }
}
