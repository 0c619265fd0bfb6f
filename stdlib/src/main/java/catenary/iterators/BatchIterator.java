package catenary.iterators;

import catenary.datasets.Batch;
import catenary.serializers.Saveable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Hands out batches and counts epochs. Chainer's `Iterator`; Java has that name already.
///
/// An epoch is one sweep over the data set. The counters describe the batch that was handed out last.
public interface BatchIterator extends Iterator<Batch>, Iterable<Batch>, Saveable, AutoCloseable {

    /// The next batch.
    ///
    /// @throws NoSuchElementException if the single sweep of a non-repeating iterator is over
    @Override Batch next();

    /// Whether there is a next batch; always true if [#repeats()].
    @Override boolean hasNext();

    /// Whether the sweeps go on without end.
    boolean repeats();

    /// Number of sweeps finished.
    int epoch();

    /// Sweeps as a fraction: `epoch + position / n`.
    double epochDetail();

    /// [#epochDetail()] before the last batch, -1 before the first.
    double previousEpochDetail();

    /// Whether the last batch reached or crossed the end of a sweep.
    boolean isNewEpoch();

    /// Starts from the beginning, with a new order if it is random.
    void reset();

    /// Gives back threads and files, where there are any. Chainer's `finalize`.
    @Override default void close() {}

    /// This, so that a single sweep can be a `for` loop.
    @Override default Iterator<Batch> iterator() {
        return this;
    }
}
