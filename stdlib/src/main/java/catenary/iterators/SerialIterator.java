package catenary.iterators;

import catenary.datasets.Batch;
import catenary.datasets.Dataset;
import catenary.serializers.Serializer;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/// Makes batches one after the other, on the calling thread. Chainer's state machine and saved keys, exactly.
///
/// ```java
/// var train = new SerialIterator(mnist.train(), 100);
/// var test = new SerialIterator(mnist.test(), 100, o -> o.repeat(false).shuffle(false));
/// ```
public final class SerialIterator extends DatasetIterator {

    private static final String NAME = "SerialIterator";

    /// How to iterate.
    public static final class Options extends IteratorOptions<Options> {
        private Options() {}
    }

    /// Repeats and shuffles.
    public SerialIterator(Dataset<?> dataset, int batchSize) {
        this(dataset, batchSize, o -> o);
    }

    public SerialIterator(Dataset<?> dataset, int batchSize, UnaryOperator<Options> options) {
        Options o = options.apply(new Options());
        super(new Sweep(NAME, dataset, batchSize, o.repeat, o.sampler(NAME)));
    }

    @Override public void reset() {
        sweep.reset();
    }

    @Override public Batch next() {
        if (Thread.interrupted()) {
            throw new CancellationException("SerialIterator: interrupted");
        }
        if (!hasNext()) {
            sweep.depart();
            throw new NoSuchElementException("SerialIterator: the only sweep is over; call reset() or let it repeat");
        }
        long at = sweep.passed();
        return dataset().batch(sweep.next(), at);
    }

    /// Keys of Chainer: `current_position`, `epoch`, `is_new_epoch`, `order` (if it is shuffled) and
    /// `previous_epoch_detail`; besides, the state of the order sampler. A file whose data set had another size is
    /// accepted: the epoch then starts anew, and standard error says so.
    @Override public void serialize(Serializer s) {
        sweep.serialize(s, "order");
    }
}
