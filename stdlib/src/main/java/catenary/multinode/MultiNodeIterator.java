package catenary.multinode;

import catenary.array.NDArray;
import catenary.datasets.Batch;
import catenary.datasets.TupleDataset;
import catenary.iterators.BatchIterator;
import catenary.serializers.Serializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/// Hands out the batches of one rank's iterator on all ranks.
final class MultiNodeIterator implements BatchIterator {

    private final BatchIterator actual; // counts at the master only
    private final Communicator comm;
    private final int master;
    private final boolean repeats;
    private Map<?, ?> ahead; // what the master said of the next batch, if it was asked
    private int epoch;
    private double epochDetail;
    private double previousEpochDetail = -1;
    private boolean newEpoch;

    MultiNodeIterator(BatchIterator actual, Communicator comm, int master) {
        comm.checkRoot("createMultiNodeIterator", master);
        this.actual = actual;
        this.comm = comm;
        this.master = master;
        this.repeats = (Boolean) comm.bcastObj(isMaster() ? actual.repeats() : null, master);
    }

    private boolean isMaster() {
        return comm.rank() == master;
    }

    private Map<?, ?> ahead() {
        if (ahead == null) {
            ahead = (Map<?, ?>) comm.bcastObj(isMaster() ? described() : null, master);
        }
        return ahead;
    }

    private Map<String, Object> described() {
        Map<String, Object> said = new LinkedHashMap<>();
        if (actual.hasNext()) {
            Batch batch = actual.next();
            said.put("size", batch.size());
            said.put("arrays", batch.arrays());
            said.put("epoch", actual.epoch());
            said.put("detail", actual.epochDetail());
            said.put("previous", actual.previousEpochDetail());
            said.put("new", actual.isNewEpoch());
        }
        return said;
    }

    @Override public Batch next() {
        Map<?, ?> said = ahead();
        if (said.isEmpty()) {
            throw new NoSuchElementException(
                    "MultiNodeIterator: the only sweep is over; call reset() or let it repeat");
        }
        ahead = null;
        epoch = (Integer) said.get("epoch");
        epochDetail = (Double) said.get("detail");
        previousEpochDetail = (Double) said.get("previous");
        newEpoch = (Boolean) said.get("new");
        List<?> arrays = (List<?>) said.get("arrays");
        return new TupleDataset(arrays.stream().map(NDArray.class::cast).toArray())
                .batch(IntStream.range(0, (Integer) said.get("size")).toArray());
    }

    /// Asks the master where the sweep may be over, hence called by all ranks or none.
    @Override public boolean hasNext() {
        return repeats || !ahead().isEmpty();
    }

    @Override public boolean repeats() {
        return repeats;
    }

    @Override public int epoch() {
        return epoch;
    }

    @Override public double epochDetail() {
        return epochDetail;
    }

    @Override public double previousEpochDetail() {
        return previousEpochDetail;
    }

    @Override public boolean isNewEpoch() {
        return newEpoch;
    }

    @Override public void reset() {
        if (isMaster()) {
            actual.reset();
        }
        ahead = null;
        epoch = 0;
        epochDetail = 0;
        previousEpochDetail = -1;
        newEpoch = false;
    }

    @Override public void close() {
        actual.close();
    }

    /// The counters; at the master, what its own iterator keeps, under the same keys.
    @Override public void serialize(Serializer s) {
        if (isMaster()) {
            actual.serialize(s);
        }
        Serializer own = s.child("multi_node");
        epoch = own.value("epoch", epoch);
        epochDetail = own.value("epoch_detail", epochDetail);
        previousEpochDetail = own.value("previous_epoch_detail", previousEpochDetail);
        newEpoch = own.value("is_new_epoch", newEpoch);
    }
}
