package catenary.training.extensions;

/// Writes a snapshot while training goes on. The next one waits until it is written.
public final class ThreadWriter extends StandardWriter {

    public ThreadWriter() {
        super(1);
    }
}
