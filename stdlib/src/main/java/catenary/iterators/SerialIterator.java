package catenary.iterators;

import catenary.datasets.Batch;
import catenary.datasets.Dataset;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Makes batches one after the other, on the calling thread. Chainer's state machine and saved keys, exactly.
///
/// A repeating iterator (the default) always hands out `batchSize` examples: a batch that passes the end goes on with
/// the next sweep, whose order is drawn at that moment. A non-repeating one ends with a smaller batch.
///
/// ```java
/// var train = new SerialIterator(mnist.train(), 100);
/// var test = new SerialIterator(mnist.test(), 100, o -> o.repeat(false).shuffle(false));
/// ```
public final class SerialIterator implements BatchIterator {

    private final Dataset<?> dataset;
    private final int batchSize;
    private final boolean repeat;
    private final OrderSampler sampler; // null: the data set's own order

    private int[] order; // null without a sampler
    private int position;
    private int epoch;
    private boolean newEpoch;
    private double previousEpochDetail;

    /// How to iterate.
    ///
    /// @param repeat       whether to start over after the last example
    /// @param shuffle      whether to draw a new order for each sweep; null: yes, unless there is an order sampler
    /// @param orderSampler chooses orders, in place of shuffling; null for none
    public record Options(boolean repeat, Boolean shuffle, OrderSampler orderSampler) {

        static final Options DEFAULT = new Options(true, null, null);

        public Options repeat(boolean repeat) {
            return new Options(repeat, shuffle, orderSampler);
        }

        public Options shuffle(boolean shuffle) {
            return new Options(repeat, shuffle, orderSampler);
        }

        public Options orderSampler(OrderSampler orderSampler) {
            return new Options(repeat, shuffle, orderSampler);
        }

        private OrderSampler sampler() {
            if (shuffle != null && orderSampler != null) {
                throw new IllegalArgumentException("SerialIterator: expected shuffle or orderSampler, but found both");
            }
            return orderSampler != null ? orderSampler
                    : shuffle == null || shuffle ? new ShuffleOrderSampler() : null;
        }
    }

    /// Repeats and shuffles.
    public SerialIterator(Dataset<?> dataset, int batchSize) {
        this(dataset, batchSize, o -> o);
    }

    public SerialIterator(Dataset<?> dataset, int batchSize, UnaryOperator<Options> options) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("SerialIterator: expected batchSize >= 1, but found " + batchSize);
        }
        Options o = options.apply(Options.DEFAULT);
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.repeat = o.repeat();
        this.sampler = o.sampler();
        reset();
    }

    @Override public void reset() {
        position = 0;
        epoch = 0;
        newEpoch = false;
        previousEpochDetail = -1;
        order = sampler == null ? null : newOrder(IntStream.range(0, dataset.size()).toArray());
    }

    private int[] newOrder(int[] from) {
        int[] next = sampler.sample(from, position);
        if (next.length != from.length) {
            throw new IllegalArgumentException("SerialIterator: expected an order of length " + from.length
                    + " from the order sampler, but found " + next.length);
        }
        return next;
    }

    @Override public Batch next() {
        if (Thread.interrupted()) {
            throw new CancellationException("SerialIterator: interrupted");
        }
        int n = dataset.size();
        if (n == 0) {
            throw new IllegalStateException("SerialIterator: the data set is empty");
        }
        previousEpochDetail = epochDetail();
        if (!hasNext()) {
            throw new NoSuchElementException("SerialIterator: the only sweep is over; call reset() or let it repeat");
        }
        return dataset.batch(nextIndices(n));
    }

    /// Advances and returns what it passes.
    private int[] nextIndices(int n) {
        int[] indices = new int[repeat ? batchSize : Math.min(batchSize, n - position)];
        newEpoch = false;
        for (int filled = 0; filled < indices.length;) {
            int count = Math.min(indices.length - filled, n - position);
            for (int k = 0; k < count; k++) {
                indices[filled + k] = order == null ? position + k : order[position + k];
            }
            filled += count;
            if (position + count == n) {
                order = order == null ? null : newOrder(order);
                epoch++;
                newEpoch = true;
                position = 0;
            } else {
                position += count;
            }
        }
        return indices;
    }

    @Override public boolean hasNext() {
        return repeat || epoch == 0;
    }

    @Override public boolean repeats() {
        return repeat;
    }

    @Override public int epoch() {
        return epoch;
    }

    @Override public double epochDetail() {
        return epoch + (double) position / dataset.size();
    }

    @Override public double previousEpochDetail() {
        return previousEpochDetail;
    }

    @Override public boolean isNewEpoch() {
        return newEpoch;
    }

    /// Where in the order the next batch begins.
    public int currentPosition() {
        return position;
    }

    public Dataset<?> dataset() {
        return dataset;
    }

    public int batchSize() {
        return batchSize;
    }

    /// Keys of Chainer: `current_position`, `epoch`, `is_new_epoch`, `order` (if it is shuffled) and
    /// `previous_epoch_detail`; besides, the state of the order sampler. A file whose data set had another size is
    /// accepted: the epoch then starts anew, and standard error says so.
    @Override public void serialize(Serializer s) {
        position = s.value("current_position", position);
        epoch = s.value("epoch", epoch);
        newEpoch = s.value("is_new_epoch", newEpoch);
        if (order != null) {
            order = s.value(s.has("order") || !s.has("_order") ? "order" : "_order", order);
        }
        if (s.has("previous_epoch_detail")) {
            previousEpochDetail = s.value("previous_epoch_detail", previousEpochDetail);
        } else {
            previousEpochDetail = epochDetail() > 0
                    ? Math.max(0, epoch + (double) (position - batchSize) / dataset.size()) : -1;
        }
        if (sampler instanceof Saveable saveable) {
            saveable.serialize(s);
        }
        if (!s.isWriter()) {
            checkLoaded();
        }
    }

    private void checkLoaded() {
        int n = dataset.size();
        if (position < 0 || epoch < 0) {
            throw new IllegalArgumentException("SerialIterator: expected current_position and epoch >= 0, but found "
                    + position + " and " + epoch);
        }
        if (order != null && order.length != n || position >= Math.max(1, n)) {
            System.err.println("SerialIterator: the saved data set had "
                    + (order != null ? order.length : "more than " + position) + " examples, this one has " + n
                    + ": epoch " + epoch + " starts anew");
            position = 0;
            order = order == null ? null : newOrder(IntStream.range(0, n).toArray());
        } else if (order != null && Arrays.stream(order).anyMatch(i -> i < 0 || i >= n)) {
            throw new IllegalArgumentException("SerialIterator: expected an order of indices below " + n);
        }
    }
}
