package catenary.training.triggers;

import catenary.training.Trigger;

/// Fires when the mean of an observed value is smaller than ever: to save the model with the least loss.
public final class MinValueTrigger extends BestValueTrigger {

    public MinValueTrigger(String key) {
        super(key, (value, best) -> value < best);
    }

    /// @param interval when means are compared; every epoch unless given
    public MinValueTrigger(String key, Trigger interval) {
        super(key, (value, best) -> value < best, interval);
    }
}
