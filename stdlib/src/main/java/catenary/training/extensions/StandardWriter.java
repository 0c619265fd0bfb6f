package catenary.training.extensions;

import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes snapshots one after the other on a thread of its own. What a writing throws is thrown at the next one, or when
/// all is waited for.
public abstract class StandardWriter implements SnapshotWriter {

    private final int maxsize;
    private final ArrayDeque<Future<?>> queue = new ArrayDeque<>();
    private ExecutorService thread; // null until there is something to write, and again after close

    /// @param maxsize how many files may be waiting to be written, or being written, before training waits; 0: any number
    StandardWriter(int maxsize) {
        if (maxsize < 0) {
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + ": expected maxsize >= 0, but found " + maxsize);
        }
        this.maxsize = maxsize;
    }

    @Override public final boolean isConcurrent() {
        return true;
    }

    @Override public final void write(Runnable writing) {
        while (!queue.isEmpty() && (queue.getFirst().isDone() || queue.size() == maxsize)) {
            await(queue.getFirst());
        }
        if (thread == null) {
            thread = Executors
                    .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("catenary-snapshot").factory());
        }
        queue.add(thread.submit(writing));
    }

    @Override public final void flush() {
        while (!queue.isEmpty()) {
            await(queue.getFirst());
        }
    }

    private void await(Future<?> first) {
        try {
            first.get();
            queue.removeFirst();
        } catch (InterruptedException e) {
            throw new CancellationException(getClass().getSimpleName() + ": interrupted");
        } catch (ExecutionException e) {
            queue.removeFirst();
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case Throwable cause -> new IllegalStateException(cause);
            };
        }
    }

    @Override public final void close() {
        try {
            flush();
        } finally {
            if (thread != null) {
                thread.shutdown();
                thread = null;
            }
        }
    }
}
