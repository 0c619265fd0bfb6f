package catenary.device.cuda;

/// Storage of arrays on a GPU. When no array refers to it any more, its memory goes back to the [Allocator]; that it does
/// is the allocator's business, so a buffer has no `close()`.
final class Buffer {

    private final long address;
    private final long bytes;

    Buffer(long address, long bytes) {
        this.address = address;
        this.bytes = bytes;
    }

    /// Where the first element lies on the device.
    long address() {
        return address;
    }

    /// Bytes that were asked for.
    long bytes() {
        return bytes;
    }
}
