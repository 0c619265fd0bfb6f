package catenary.training.triggers;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingLength;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Optional;

/// Fires whenever the count of epochs or iterations reaches or crosses a multiple of the period.
public final class IntervalTrigger implements Trigger {

    private final double period;
    private final TrainingUnit unit;
    private final Progress progress = new Progress();

    /// @param period above 0; a fraction such as half an epoch will do
    public IntervalTrigger(double period, TrainingUnit unit) {
        if (!(period > 0) || Double.isInfinite(period)) {
            throw new IllegalArgumentException("every: expected a period above 0, but found " + period);
        }
        this.period = period;
        this.unit = unit;
    }

    @Override public boolean fire(Trainer trainer) {
        progress.advance(trainer);
        return Math.floor(progress.before(unit) / period) != Math.floor(progress.now(unit) / period);
    }

    @Override public Optional<TrainingLength> trainingLength() {
        return Optional.of(new TrainingLength(period, unit));
    }

    @Override public void serialize(Serializer s) {
        progress.serialize(s);
    }

    @Override public String toString() {
        return "every " + new TrainingLength(period, unit);
    }
}
