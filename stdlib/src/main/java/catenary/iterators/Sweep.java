package catenary.iterators;

import catenary.array.Devices;
import catenary.datasets.Dataset;
import catenary.expr.DType;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Where an iterator is: Chainer's state machine, exactly. It knows which examples come next and nothing of how they are
/// made.
final class Sweep {

    private static final String DATASET = "_dataset"; // Chainer has no such key and ignores it

    private final String owner; // for messages
    private final Dataset<?> dataset;
    private final int batchSize;
    private final boolean repeat;
    private final OrderSampler sampler; // null: the data set's own order

    private int[] order; // null without a sampler; never changed in place
    private int position;
    private int epoch;
    private boolean newEpoch;
    private double previousEpochDetail;

    Sweep(String owner, Dataset<?> dataset, int batchSize, boolean repeat, OrderSampler sampler) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(owner + ": expected batchSize >= 1, but found " + batchSize);
        }
        this.owner = owner;
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.repeat = repeat;
        this.sampler = sampler;
        reset();
    }

    private Sweep(Sweep s) {
        this.owner = s.owner;
        this.dataset = s.dataset;
        this.batchSize = s.batchSize;
        this.repeat = s.repeat;
        this.sampler = s.sampler;
        this.order = s.order;
        this.position = s.position;
        this.epoch = s.epoch;
        this.newEpoch = s.newEpoch;
        this.previousEpochDetail = s.previousEpochDetail;
    }

    /// The same place, from which another may go on. The order sampler is one for both.
    Sweep copy() {
        return new Sweep(this);
    }

    void reset() {
        position = 0;
        epoch = 0;
        newEpoch = false;
        previousEpochDetail = -1;
        order = sampler == null ? null : firstOrder();
    }

    /// Its length, which need not be that of the data set, is that of a sweep from then on.
    private int[] firstOrder() {
        int[] first = sampler.sample(IntStream.range(0, dataset.size()).toArray(), 0);
        if (first.length == 0 && dataset.size() > 0) {
            throw new IllegalArgumentException(
                    owner + ": expected an order of some examples from the order sampler, but found none");
        }
        return first;
    }

    private int[] newOrder() {
        int[] next = sampler.sample(order, position);
        if (next.length != order.length) {
            throw new IllegalArgumentException(owner + ": expected an order of length " + order.length
                    + " from the order sampler, but found " + next.length);
        }
        return next;
    }

    /// How many examples a sweep has.
    private int length() {
        return order == null ? dataset.size() : order.length;
    }

    /// Notes that a batch was asked for, if only to be told that there is none.
    void depart() {
        previousEpochDetail = epochDetail();
    }

    /// How many examples it has passed.
    long passed() {
        return (long) epoch * length() + position;
    }

    /// Advances and returns what it passes.
    int[] next() {
        int n = length();
        if (n == 0) {
            throw new IllegalStateException(owner + ": the data set is empty");
        }
        depart();
        int[] indices = new int[repeat ? batchSize : Math.min(batchSize, n - position)];
        newEpoch = false;
        for (int filled = 0; filled < indices.length;) {
            int count = Math.min(indices.length - filled, n - position);
            for (int k = 0; k < count; k++) {
                indices[filled + k] = order == null ? position + k : order[position + k];
            }
            filled += count;
            if (position + count == n) {
                order = order == null ? null : newOrder();
                epoch++;
                newEpoch = true;
                position = 0;
            } else {
                position += count;
            }
        }
        return indices;
    }

    boolean hasNext() {
        return repeat || epoch == 0;
    }

    boolean repeats() {
        return repeat;
    }

    int position() {
        return position;
    }

    int epoch() {
        return epoch;
    }

    boolean isNewEpoch() {
        return newEpoch;
    }

    double epochDetail() {
        return epoch + (double) position / length();
    }

    double previousEpochDetail() {
        return previousEpochDetail;
    }

    Dataset<?> dataset() {
        return dataset;
    }

    int batchSize() {
        return batchSize;
    }

    /// The state of the order sampler, or something without state.
    Saveable memory() {
        return sampler instanceof Saveable saveable ? saveable : _ -> {};
    }

    /// Passes the state through, the order as `orderKey`; a file that has it under the other one of Chainer's two names is
    /// read as well.
    void serialize(Serializer s, String orderKey) {
        int expected = length();
        position = s.value("current_position", position);
        epoch = s.value("epoch", epoch);
        newEpoch = s.value("is_new_epoch", newEpoch);
        if (order != null) {
            String other = orderKey.equals("order") ? "_order" : "order";
            order = s.value(s.has(orderKey) || !s.has(other) ? orderKey : other, order);
        } else if (orderKey.equals("_order") && s.has(orderKey)) {
            s.absent(orderKey, DType.INT64, Devices.cpu()); // Chainer insists on this one
        }
        if (s.has("previous_epoch_detail")) {
            previousEpochDetail = s.value("previous_epoch_detail", previousEpochDetail);
        } else {
            previousEpochDetail = epochDetail() > 0
                    ? Math.max(0, epoch + (double) (position - batchSize) / length()) : -1;
        }
        memory().serialize(s);
        if (s.has(DATASET)) {
            dataset.serialize(s.child(DATASET));
        }
        if (!s.isWriter()) {
            checkLoaded(expected);
        }
    }

    /// @param n how many examples a sweep has here
    private void checkLoaded(int n) {
        if (position < 0 || epoch < 0) {
            throw new IllegalArgumentException(owner + ": expected current_position and epoch >= 0, but found "
                    + position + " and " + epoch);
        }
        if (order != null && order.length != n || position >= Math.max(1, n)) {
            System.err.println(owner + ": the saved data set had "
                    + (order != null ? order.length : "more than " + position) + " examples, this one has " + n
                    + ": epoch " + epoch + " starts anew");
            position = 0;
            order = order == null ? null : firstOrder();
        } else if (order != null && Arrays.stream(order).anyMatch(i -> i < 0 || i >= dataset.size())) {
            throw new IllegalArgumentException(owner + ": expected an order of indices below " + dataset.size());
        }
    }
}
