package catenary.device.cuda;

/// Storage of arrays on a GPU. When no array refers to it any more, its memory goes back to the [Allocator]; that it does
/// is the allocator's business, so a buffer has no `close()`.
///
/// Whoever queues work on an address keeps the buffer reachable until the work is queued; from then on the stream's order
/// protects it.
final class Buffer {

    private final long bytes;
    private long address;
    private Lease lease;
    private boolean recycled;

    /// Without memory yet, which is all that 0 bytes need.
    Buffer(long bytes) {
        this.bytes = bytes;
    }

    void attach(Lease lease, long address) {
        this.lease = lease;
        this.address = address;
    }

    /// What ties this to its memory; null if there is none.
    Lease lease() {
        return lease;
    }

    /// Parts this buffer from its memory for good; what it held, or null if there is none.
    Lease detach() {
        Lease had = lease;
        lease = null;
        recycled = true;
        return had;
    }

    /// Where the first element lies on the device; 0 if there are no elements.
    ///
    /// @throws IllegalStateException after the memory was recycled, since it is another array's by now
    long address() {
        if (recycled) {
            throw new IllegalStateException("gpu memory: used after it was recycled (" + bytes + " bytes)");
        }
        return address;
    }

    /// Bytes that were asked for.
    long bytes() {
        return bytes;
    }
}
