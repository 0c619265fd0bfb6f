package catenary.training.triggers;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.Trigger;

/// Fires when a period of time is over since it last did. If it was late, the next period starts when it should have.
public final class TimeTrigger implements Trigger {

    private final double period;
    private double next;

    /// @param seconds above 0
    public TimeTrigger(double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("time trigger: expected seconds above 0, but found " + seconds);
        }
        this.period = seconds;
        this.next = seconds;
    }

    @Override public boolean fire(Trainer trainer) {
        if (next < trainer.elapsedTime()) {
            next += period;
            return true;
        }
        return false;
    }

    @Override public void serialize(Serializer s) {
        next = s.value("next_time", next);
    }
}
