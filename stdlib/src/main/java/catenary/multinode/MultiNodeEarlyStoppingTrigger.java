package catenary.multinode;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingLength;
import catenary.training.Trigger;
import catenary.training.triggers.EarlyStoppingTrigger;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// [EarlyStoppingTrigger] by the mean over ranks of the monitored value, so that all of them stop at the same time.
public final class MultiNodeEarlyStoppingTrigger implements Trigger {

    /// Asked twice an iteration, once for the ranks to compare and once to check.
    private static final class Once implements Trigger {
        private final Trigger actual;
        private int asked = -1;
        private boolean fired;

        private Once(Trigger actual) {
            this.actual = actual;
        }

        @Override public boolean fire(Trainer trainer) {
            if (asked != trainer.iteration()) {
                asked = trainer.iteration();
                fired = actual.fire(trainer);
            }
            return fired;
        }

        @Override public void serialize(Serializer s) {
            actual.serialize(s);
        }
    }

    private final ObservationAggregator aggregator;
    private final EarlyStoppingTrigger actual;

    /// Observes the mean under the monitored name with `_aggregated`.
    public MultiNodeEarlyStoppingTrigger(Communicator comm, UnaryOperator<EarlyStoppingTrigger.Options> options) {
        this(comm, "_aggregated", options);
    }

    /// @param suffix of the name under which the mean is observed
    public MultiNodeEarlyStoppingTrigger(Communicator comm, String suffix,
            UnaryOperator<EarlyStoppingTrigger.Options> options) {
        ObservationAggregator[] made = new ObservationAggregator[1];
        actual = new EarlyStoppingTrigger(o -> {
            EarlyStoppingTrigger.Options given = options.apply(o);
            Trigger check = new Once(given.check());
            String key = given.monitor();
            made[0] = new ObservationAggregator(comm, key, key + suffix, check, ObservationAggregator::mean);
            return given.checkTrigger(check).monitor(key + suffix);
        });
        aggregator = made[0];
    }

    @Override public boolean fire(Trainer trainer) {
        aggregator.call(trainer);
        return actual.fire(trainer);
    }

    @Override public Optional<TrainingLength> trainingLength() {
        return actual.trainingLength();
    }

    @Override public void serialize(Serializer s) {
        actual.serialize(s);
    }
}
