package catenary.multinode;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Observes on every rank the mean over all of them of a value that each observes for itself.
///
/// ```java
/// .extend(new ObservationAggregator(comm, "main/loss", "main/loss_of_all"))
/// ```
public final class ObservationAggregator implements Extension {

    private final Communicator comm;
    private final String originalKey;
    private final String aggregatedKey;
    private final Trigger commTrigger;
    private final ToDoubleFunction<List<List<Double>>> aggregator;
    private final List<Double> seen = new ArrayList<>();

    /// Replaces the value.
    public ObservationAggregator(Communicator comm, String originalKey) {
        this(comm, originalKey, originalKey);
    }

    /// Each iteration, the mean.
    public ObservationAggregator(Communicator comm, String originalKey, String aggregatedKey) {
        this(comm, originalKey, aggregatedKey, Trigger.every(1, TrainingUnit.ITERATION), ObservationAggregator::mean);
    }

    /// @param aggregatedKey under which the result is observed
    /// @param commTrigger   when the ranks compare; it fires on all of them at once
    /// @param aggregator    makes one number of what each rank has observed since they last did
    public ObservationAggregator(Communicator comm, String originalKey, String aggregatedKey, Trigger commTrigger,
            ToDoubleFunction<List<List<Double>>> aggregator) {
        this.comm = comm;
        this.originalKey = originalKey;
        this.aggregatedKey = aggregatedKey;
        this.commTrigger = commTrigger;
        this.aggregator = aggregator;
    }

    static double mean(List<List<Double>> ofRanks) {
        return ofRanks.stream().flatMap(List::stream).mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    @Override public void call(Trainer trainer) {
        switch (trainer.observation().get(originalKey)) {
            case Number n -> seen.add(n.doubleValue());
            case NDArray a -> seen.add(a.item());
            case Variable v -> seen.add(v.array().item());
            case null, default -> {} // not observed in this iteration
        }
        if (commTrigger.fire(trainer)) {
            List<List<Double>> all = new ArrayList<>();
            for (Object values : comm.allgatherObj(seen.stream().mapToDouble(v -> v).toArray())) {
                List<Double> ofRank = new ArrayList<>();
                for (double v : (double[]) values) {
                    ofRank.add(v);
                }
                all.add(ofRank);
            }
            seen.clear();
            if (all.stream().anyMatch(values -> !values.isEmpty())) {
                trainer.observation().put(aggregatedKey, aggregator.applyAsDouble(all));
            }
        }
    }

    @Override public int priority() {
        return EDITOR;
    }

    @Override public void serialize(Serializer s) {
        commTrigger.serialize(s.child("comm_trigger"));
    }
}
