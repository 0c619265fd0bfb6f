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
        return periods(progress.before(unit)) != periods(progress.now(unit));
    }

    /// How many whole periods are in `count`, told by the remainder as Python's `//` does, not by the quotient, which may be
    /// rounded up to a whole number: there are nine tenths in 1.0, since 0.1 is a little more than a tenth.
    private double periods(double count) {
        return Math.rint((count - count % period) / period);
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
