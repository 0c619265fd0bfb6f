package catenary.device.cuda;

import java.lang.foreign.MemorySegment;

/// Copies between Java's heap and the device through pinned memory.
///
/// An upload is queued from a ring of pinned memory; the program waits only when the ring is full of copies that aren't
/// done. Small ones go on the stream of the computations, one call each. Large ones have a stream of their own: it first
/// waits for the computations queued so far, since the target may have been recycled from an array that they still use,
/// and later computations wait for it.
final class Staging {

    /// Bytes up to which an upload isn't worth a stream of its own.
    static final int SMALL = 64 << 10;

    /// Bytes that are copied at a time.
    static final int CHUNK = 4 << 20;

    private final Driver driver;
    private final long stream;
    private final int small;
    private final int chunk;
    private final Object uploading = new Object();
    private final Object downloading = new Object();
    private final Ring few;
    private Ring many;
    private MemorySegment landing;
    private long ordered;
    private long landed;

    Staging(Driver driver, long stream) {
        this(driver, stream, SMALL, CHUNK);
    }

    Staging(Driver driver, long stream, int small, int chunk) {
        this.driver = driver;
        this.stream = stream;
        this.small = small;
        this.chunk = chunk;
        this.few = new Ring(driver, stream, 4L * small);
    }

    /// Queues the copy of `length` elements of a Java array from `position` to device memory. The array is read before
    /// the method returns.
    void upload(Object javaArray, int position, int length, long to) {
        MemorySegment from = elements(javaArray, position, length);
        long bytes = from.byteSize();
        if (bytes == 0) {
            return;
        }
        synchronized (uploading) {
            if (bytes <= small) {
                few.copy(from, to);
                return;
            }
            if (many == null) {
                many = new Ring(driver, driver.newStream(), chunk);
            }
            follow(many.stream, stream);
            try {
                for (long at = 0; at < bytes; at += chunk) {
                    many.copy(from.asSlice(at, Math.min(chunk, bytes - at)), to + at);
                }
            } finally {
                join();
            }
        }
    }

    /// Copies device memory into a Java array, after all that is queued.
    void download(long from, Object javaArray, int position, int length) {
        MemorySegment to = elements(javaArray, position, length);
        long bytes = to.byteSize();
        if (bytes == 0) {
            return;
        }
        synchronized (downloading) {
            if (landing == null) {
                landing = driver.allocatePinned(2L * chunk);
            }
            // While one half is read, the device fills the other.
            fetch(from, bytes, 0);
            for (long at = 0; at < bytes; at += chunk) {
                boolean last = at + chunk >= bytes;
                if (last) {
                    driver.synchronize(stream);
                } else {
                    long done = landedEvent();
                    driver.record(done, stream);
                    fetch(from, bytes, at + chunk);
                    driver.await(done);
                }
                long n = Math.min(chunk, bytes - at);
                MemorySegment.copy(landing, half(at), to, at, n);
            }
        }
    }

    private void fetch(long from, long bytes, long at) {
        long n = Math.min(chunk, bytes - at);
        driver.copyOut(landing.asSlice(half(at), n), from + at, n, stream);
    }

    private long half(long at) {
        return at / chunk % 2 * chunk;
    }

    private long landedEvent() {
        if (landed == 0) {
            landed = driver.newEvent();
        }
        return landed;
    }

    /// Lets what is queued on `later` from now on begin after what is queued on `earlier`.
    private void follow(long later, long earlier) {
        if (ordered == 0) {
            ordered = driver.newEvent();
        }
        driver.record(ordered, earlier);
        driver.await(later, ordered);
    }

    /// Computations wait for the copies, also when a later part of an upload failed: the target is soon someone else's.
    private void join() {
        try {
            follow(stream, many.stream);
        } catch (CudaException e) {
            driver.synchronize(many.stream);
            throw e;
        }
    }

    private static MemorySegment elements(Object javaArray, int position, int length) {
        MemorySegment all = switch (javaArray) {
            case float[] a -> MemorySegment.ofArray(a);
            case double[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            case byte[] a -> MemorySegment.ofArray(a);
            default -> throw new IllegalArgumentException("expected an array of numbers, but found " + javaArray);
        };
        long width = all.maxByteAlignment();
        return all.asSlice(position * width, length * width);
    }

    /// Pinned memory in parts that are filled one after the other. A part is used again when the copies from it are done,
    /// which costs one event for a part, not for a copy.
    private static final class Ring {

        private static final int PARTS = 4;
        private static final int ALIGNMENT = 64;

        final long stream;
        private final Driver driver;
        private final long partBytes;
        private final long[] events = new long[PARTS];
        private MemorySegment memory;
        private int part;
        private long at;

        Ring(Driver driver, long stream, long partBytes) {
            this.driver = driver;
            this.stream = stream;
            this.partBytes = partBytes;
        }

        /// Queues a copy of at most the bytes of a part.
        void copy(MemorySegment from, long to) {
            long bytes = from.byteSize();
            if (memory == null) {
                memory = driver.allocatePinned(PARTS * partBytes);
            }
            if (at + bytes > partBytes) {
                turn();
            }
            MemorySegment pinned = memory.asSlice(part * partBytes + at, bytes);
            pinned.copyFrom(from);
            at += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            driver.copyIn(to, pinned, bytes, stream);
        }

        /// Goes on to the next part. If a call fails, nothing has changed, and the next copy tries again.
        private void turn() {
            if (events[part] == 0) {
                events[part] = driver.newEvent();
            }
            driver.record(events[part], stream);
            int next = (part + 1) % PARTS;
            if (events[next] != 0) {
                driver.await(events[next]);
            }
            part = next;
            at = 0;
        }
    }
}
