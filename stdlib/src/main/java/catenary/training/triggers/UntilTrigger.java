package catenary.training.triggers;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingLength;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Optional;

/// Fires from the end of a length on: the usual stop trigger. It needs no memory, so a resumed run ends where an
/// uninterrupted one does, and one that was over stops at once.
public final class UntilTrigger implements Trigger {

    private final TrainingLength length;
    private final Progress progress = new Progress();

    /// @param period 0 or more
    public UntilTrigger(double period, TrainingUnit unit) {
        if (!(period >= 0)) {
            throw new IllegalArgumentException("stop: expected a period of 0 or more, but found " + period);
        }
        this.length = new TrainingLength(period, unit);
    }

    @Override public boolean fire(Trainer trainer) {
        progress.advance(trainer);
        return length.count(trainer) >= length.period();
    }

    @Override public Optional<TrainingLength> trainingLength() {
        return Optional.of(length);
    }

    /// What Chainer's stop trigger keeps, for Chainer's sake.
    @Override public void serialize(Serializer s) {
        progress.serialize(s);
    }

    @Override public String toString() {
        return "until " + length;
    }
}
