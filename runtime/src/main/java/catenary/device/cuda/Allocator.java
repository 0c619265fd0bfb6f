package catenary.device.cuda;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/// Device memory for arrays, reused in the order of one stream.
///
/// Memory is handed out in blocks of the sizes of [SizeClass]. Small blocks are cut from regions of 2 MiB; a larger one is a
/// region by itself. A block comes back when its [Buffer] is recycled or found unreachable, which the [Collector] is asked
/// to find out in time, and waits in the cache for the next request of its size, so that a steady training step asks the
/// driver for nothing.
final class Allocator {

    /// Bytes of a region that is cut up.
    static final long SLAB = 2L << 20;

    /// Bytes of the largest block that is cut from a slab.
    static final long SMALL = 128L << 10;

    private static final int LISTED_HOLDERS = 5;

    private final Driver driver;
    private final long memory;
    private final ReferenceQueue<Buffer> abandoned = new ReferenceQueue<>();
    private final ThreadLocal<Pool> pool = new ThreadLocal<>();

    /// Held by whoever asks the collector or empties the cache, so that no thread gives up while another is freeing what
    /// it needs.
    private final ReentrantLock pressure = new ReentrantLock();

    // Everything below is guarded by this object's monitor, under which nothing waits and the driver isn't called.

    private final Block.Stacks free = new Block.Stacks();
    private final Lease.Chain leases = new Lease.Chain();
    private final Collector collector;
    private final List<Block.Region> regions = new ArrayList<>();
    private final ArrayDeque<Block.Region> condemned = new ArrayDeque<>();
    private Block.Region slab;
    private long held;
    private long peak;
    private long reserved;
    private long driverCalls;
    private long collections;

    Allocator(Driver driver) {
        this.driver = driver;
        this.memory = driver.gpu().memory();
        this.collector = new Collector(memory);
    }

    /// Bytes in blocks that arrays have and that they had at most; bytes in the cache; calls that got memory from the
    /// driver or gave it back; collections asked for.
    record Stats(long held, long peak, long cached, long driverCalls, long collections) {}

    /// Storage for `bytes` bytes, whose contents are unspecified.
    ///
    /// @throws OutOfMemoryError if neither the cache nor the device has that much, and the collector found none
    Buffer allocate(long bytes) {
        Pool mine = pool.get();
        if (mine != null && mine.isRepeating()) {
            Buffer again = mine.again(bytes);
            if (again != null) {
                return again;
            }
            mine = null;
        }
        var buffer = new Buffer(bytes);
        if (bytes > 0) {
            var lease = new Lease(buffer, abandoned);
            int c = SizeClass.of(bytes);
            if (!reuse(buffer, lease, c, mine)) {
                obtain(buffer, lease, c, mine);
            }
        }
        if (mine != null) {
            mine.handedOut(buffer);
        }
        return buffer;
    }

    /// Takes back what nobody can use any more. Its memory may be handed out at once: the stream keeps the order.
    synchronized void recycle(Buffer buffer) {
        Pool mine = pool.get();
        if (mine != null && (mine.isNoting() || !owns(mine, buffer))) {
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
        var begun = new Pool(this);
        pool.set(begun);
        return begun;
    }

    /// Until [#endPool], this thread gets the buffers in `noted` one after the other, as long as it asks for their sizes.
    void repeat(Pool again, List<Buffer> noted) {
        pool.set(again);
        again.repeat(noted);
    }

    /// Whether the memory of `buffer` is from `pool`.
    synchronized boolean owns(Pool pool, Buffer buffer) {
        Lease lease = buffer.lease();
        return lease != null && lease.block() != null && lease.block().pool == pool;
    }

    /// `address`, if it lies in `pool`, as what it is in every run of the same program: a buffer's number, counted as they
    /// were handed out, and the offset in it. Anything else stays as it is.
    synchronized long place(Pool pool, long address) {
        return pool.place(address);
    }

    /// Ends what [#beginPool] or [#repeat] began; the pool keeps its memory.
    void endPool() {
        Pool mine = pool.get();
        if (mine != null) {
            mine.end();
        }
        pool.remove();
    }

    /// Lets anyone have what the pool has and will get back.
    synchronized void release(Pool pool) {
        pool.close(this::putBack);
    }

    /// Gives the cache back to the driver, except for pools and for what shares a slab with an array.
    void trim() {
        condemn();
        for (Block.Region r; (r = nextCondemned()) != null;) {
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
        Pool pool = open(mine);
        Block b = pool == null ? null : pool.reuse(c);
        if (b == null) {
            b = free.pop(c);
            if (b == null && SizeClass.bytes(c) <= SMALL && slab != null && slab.hasRoom(c)) {
                b = slab.cut(c);
            }
            if (b == null) {
                return false;
            }
            b.region.used++;
            b.pool = pool;
        }
        lend(b, buffer, lease);
        return true;
    }

    private static Pool open(Pool mine) {
        return mine == null || mine.isClosed() ? null : mine;
    }

    private void lend(Block b, Buffer buffer, Lease lease) {
        if (b.pool != null) {
            b.pool.lend(b);
        }
        leases.add(lease, b);
        held += b.bytes();
        peak = Math.max(peak, held);
        buffer.attach(lease, b.address);
    }

    private void takeBack() {
        for (Reference<? extends Buffer> r; (r = abandoned.poll()) != null;) {
            end((Lease) r);
        }
    }

    private void end(Lease lease) {
        Block b = lease.block();
        if (b == null) {
            return;
        }
        leases.remove(lease);
        held -= b.bytes();
        if (open(b.pool) != null) {
            b.pool.takeBack(b);
        } else {
            putBack(b);
        }
    }

    private void putBack(Block b) {
        b.pool = null;
        b.region.used--;
        free.push(b);
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
        boolean small = SizeClass.bytes(c) <= SMALL;
        long bytes = small ? SLAB : SizeClass.bytes(c);
        synchronized (this) {
            driverCalls++;
        }
        long address = driver.allocate(bytes);
        if (address == 0) {
            return false;
        }
        synchronized (this) {
            var region = new Block.Region(address, bytes);
            regions.add(region);
            reserved += bytes;
            Block b = region.cut(c);
            region.used++;
            b.pool = open(mine);
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
        free.dropUnused();
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

    private synchronized Block.Region nextCondemned() {
        Block.Region r = condemned.poll();
        if (r != null) {
            driverCalls++;
        }
        return r;
    }

    // ---- from the collector

    private synchronized boolean isCollectionDue() {
        return collector.isDue(held);
    }

    private void collect() {
        Collector.collect(abandoned, r -> {
            synchronized (this) {
                end((Lease) r);
            }
        });
        synchronized (this) {
            collections++;
            collector.collected(held);
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
        var lines = new StringBuilder();
        leases.forLargest(LISTED_HOLDERS, (bytes, count) -> lines.append("\n  ").append(count)
                .append(count == 1 ? " array of " : " arrays of ").append(text(bytes)));
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
}
