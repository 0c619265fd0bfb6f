package catenary.training.extensions;

/// On which thread a [Snapshot] writes its files: `new Snapshot(o -> o.writer(new ThreadWriter()))`.
///
/// Chainer's writers that use processes are those that use threads here.
public interface SnapshotWriter extends AutoCloseable {

    /// Whether training goes on while a file is written: what is saved is then a copy of the state, taken at once.
    boolean isConcurrent();

    /// Writes a file, now or later, after all before it.
    ///
    /// @param writing does it; it says by itself if the file can't be written
    void write(Runnable writing);

    /// Waits until all is written.
    void flush();

    /// Waits, and gives back threads. Asked to write again, it does.
    @Override default void close() {
        flush();
    }
}
