package catenary.device.cuda;

/// Device memory for arrays, reused in the order of one stream.
final class Allocator {

    private final Driver driver;

    Allocator(Driver driver) {
        this.driver = driver;
    }

    /// Storage for `bytes` bytes, whose contents are unspecified.
    Buffer allocate(long bytes) {
        return new Buffer(driver.allocate(bytes), bytes);
    }

    /// Takes back what nobody can use any more. Its memory may be handed out at once: the stream keeps the order.
    void recycle(Buffer buffer) {
        driver.free(buffer.address());
    }
}
