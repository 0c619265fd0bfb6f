package catenary.training.extensions;

/// Writes snapshots while training goes on, as many as come: each that waits takes the memory of a copy of the state.
public final class ThreadQueueWriter extends StandardWriter {

    /// Any number may wait.
    public ThreadQueueWriter() {
        this(0);
    }

    /// @param maxsize how many may wait or be written at a time; 0: any number
    public ThreadQueueWriter(int maxsize) {
        super(maxsize);
    }
}
