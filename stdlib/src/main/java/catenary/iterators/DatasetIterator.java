package catenary.iterators;

import catenary.datasets.Dataset;

/// An iterator over a [Dataset], in Chainer's order: all iterators here differ only in who makes the examples, and when.
///
/// A repeating one (the default) always hands out `batchSize` examples: a batch that passes the end goes on with the next
/// sweep, whose order is drawn at that moment. A non-repeating one ends with a smaller batch.
public abstract class DatasetIterator implements BatchIterator {

    /// Where the batch handed out last has ended.
    Sweep sweep;

    DatasetIterator(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override public final boolean hasNext() {
        return sweep.hasNext();
    }

    @Override public final boolean repeats() {
        return sweep.repeats();
    }

    @Override public final int epoch() {
        return sweep.epoch();
    }

    @Override public final double epochDetail() {
        return sweep.epochDetail();
    }

    @Override public final double previousEpochDetail() {
        return sweep.previousEpochDetail();
    }

    @Override public final boolean isNewEpoch() {
        return sweep.isNewEpoch();
    }

    /// Where in the order the next batch begins.
    public final int currentPosition() {
        return sweep.position();
    }

    /// What is iterated over.
    public final Dataset<?> dataset() {
        return sweep.dataset();
    }

    /// Examples of a batch, but perhaps the last.
    public final int batchSize() {
        return sweep.batchSize();
    }

    /// For messages.
    final String name() {
        return getClass().getSimpleName();
    }
}
