package catenary.training.triggers;

import catenary.reporting.DictSummary;
import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Map;

/// Fires when the mean of an observed value over an interval is the best so far; the first interval's always is.
public class BestValueTrigger implements Trigger {

    /// Whether a new value is better than the best.
    @FunctionalInterface
    public interface Comparison {
        boolean isBetter(double value, double best);
    }

    private final String key;
    private final Comparison comparison;
    private final Trigger interval;
    private DictSummary summary = new DictSummary();
    private Double best;

    public BestValueTrigger(String key, Comparison comparison) {
        this(key, comparison, Trigger.every(1, TrainingUnit.EPOCH));
    }

    /// @param interval when means are compared
    public BestValueTrigger(String key, Comparison comparison, Trigger interval) {
        this.key = key;
        this.comparison = comparison;
        this.interval = interval;
    }

    @Override public final boolean fire(Trainer trainer) {
        Object value = trainer.observation().get(key);
        if (value != null) {
            summary.add(Map.of(key, value));
        }
        if (!interval.fire(trainer)) {
            return false;
        }
        Double mean = summary.computeMean().get(key);
        if (mean == null) {
            throw new IllegalStateException("best value trigger: expected " + key
                    + " among the observations of the interval, but found " + trainer.observation().keySet());
        }
        summary = new DictSummary();
        if (best == null || comparison.isBetter(mean, best)) {
            best = mean;
            return true;
        }
        return false;
    }

    /// The best mean so far, null before the first interval is over.
    public final Double best() {
        return best;
    }

    @Override public final void serialize(Serializer s) {
        interval.serialize(s.child("interval_trigger"));
        summary.serialize(s.child("summary"));
        best = s.nullable("best_value", best);
    }
}
