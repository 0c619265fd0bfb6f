package catenary.training;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import catenary.training.triggers.IntervalTrigger;
import java.util.Optional;

/// Says when an extension is called, or when training stops.
///
/// Triggers may have a memory, so each is asked exactly once an iteration, and each extension has its own.
///
/// ```java
/// trainer.extend(t -> System.out.println(t.elapsedTime()), every(1, EPOCH));
/// trainer.extend(snapshot, t -> t.iteration() == 100 || t.epoch() > 10);
/// ```
@FunctionalInterface
public interface Trigger extends Saveable {

    /// Whether it is time.
    boolean fire(Trainer trainer);

    /// Whether it will never fire again: the extension is then not even initialized.
    default boolean finished() {
        return false;
    }

    /// When a run stopped by this trigger ends, if that is known beforehand.
    default Optional<TrainingLength> trainingLength() {
        return Optional.empty();
    }

    /// Nothing, for triggers without a memory.
    @Override default void serialize(Serializer s) {}

    /// Fires each time the count of epochs or iterations reaches a multiple of `period`, which may be a fraction.
    static Trigger every(double period, TrainingUnit unit) {
        return new IntervalTrigger(period, unit);
    }

    /// Fires never.
    static Trigger never() {
        return _ -> false;
    }
}
