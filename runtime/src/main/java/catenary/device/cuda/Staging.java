package catenary.device.cuda;

/// Copies between Java's heap and the device through pinned memory.
final class Staging {

    private final Driver driver;
    private final long stream;

    Staging(Driver driver, long stream) {
        this.driver = driver;
        this.stream = stream;
    }

    /// Queues the copy of `length` elements of a Java array from `position` to device memory. The array is read before
    /// the method returns.
    void upload(Object javaArray, int position, int length, long to) {}

    /// Copies device memory into a Java array, after all that is queued.
    void download(long from, Object javaArray, int position, int length) {}
}
