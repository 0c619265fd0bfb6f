package catenary.training.extensions;

/// Writes snapshots on the thread that trains, which waits: the standard one.
public final class SimpleWriter implements SnapshotWriter {

    @Override public boolean isConcurrent() {
        return false;
    }

    @Override public void write(Runnable writing) {
        writing.run();
    }

    @Override public void flush() {}
}
