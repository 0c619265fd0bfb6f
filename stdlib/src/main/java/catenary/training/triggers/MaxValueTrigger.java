package catenary.training.triggers;

import catenary.training.Trigger;

/// Fires when the mean of an observed value is greater than ever: to save the model with the best accuracy.
public final class MaxValueTrigger extends BestValueTrigger {

    public MaxValueTrigger(String key) {
        super(key, (value, best) -> value > best);
    }

    /// @param interval when means are compared; every epoch unless given
    public MaxValueTrigger(String key, Trigger interval) {
        super(key, (value, best) -> value > best, interval);
    }
}
