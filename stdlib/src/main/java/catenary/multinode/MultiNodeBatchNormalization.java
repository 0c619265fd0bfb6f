package catenary.multinode;

import catenary.links.BatchNormalization;
import java.util.function.Consumer;

/// Batch normalization by the mean and the variance of the batches of all ranks together, as if they were one batch.
/// Parameters, averages and options are those of [BatchNormalization]; batches are of one size.
///
/// All ranks call it in training, and walk back through it.
public final class MultiNodeBatchNormalization extends BatchNormalization {

    public MultiNodeBatchNormalization(int size, Communicator comm) {
        this(size, comm, _ -> {});
    }

    public MultiNodeBatchNormalization(int size, Communicator comm, Consumer<Options> options) {
        super(size, options);
        averageBy(new MeanOfRanks(comm));
    }
}
