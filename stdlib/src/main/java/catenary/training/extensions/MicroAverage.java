package catenary.training.extensions;

import catenary.reporting.DictSummary;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Map;

/// Observes the quotient of two sums over an epoch: an average in which every example counts the same, whatever the size
/// of its batch.
public final class MicroAverage implements Extension {

    private final String numeratorKey;
    private final String denominatorKey;
    private final String resultKey;
    private final Trigger interval;
    private double numerator;
    private double denominator;

    public MicroAverage(String numeratorKey, String denominatorKey, String resultKey) {
        this(numeratorKey, denominatorKey, resultKey, Trigger.every(1, TrainingUnit.EPOCH));
    }

    /// @param interval when the quotient is observed; the sums are added up after every update
    public MicroAverage(String numeratorKey, String denominatorKey, String resultKey, Trigger interval) {
        this.numeratorKey = numeratorKey;
        this.denominatorKey = denominatorKey;
        this.resultKey = resultKey;
        this.interval = interval;
    }

    @Override public void call(Trainer trainer) {
        Map<String, Object> seen = trainer.observation();
        if (seen.containsKey(numeratorKey) && seen.containsKey(denominatorKey)) {
            numerator += number(seen, numeratorKey);
            denominator += number(seen, denominatorKey);
        }
        if (interval.fire(trainer)) {
            seen.put(resultKey, numerator / denominator);
            numerator = 0;
            denominator = 0;
        }
    }

    private static double number(Map<String, Object> seen, String key) {
        DictSummary one = new DictSummary();
        one.add(Map.of(key, seen.get(key)));
        Double value = one.computeMean().get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "MicroAverage: expected a number observed as " + key + ", but found " + seen.get(key));
        }
        return value;
    }

    @Override public int priority() {
        return EDITOR;
    }

    @Override public void serialize(Serializer s) {
        numerator = s.value("_numerator", numerator);
        denominator = s.value("_denominator", denominator);
        if (s.has("_trigger")) {
            interval.serialize(s.child("_trigger"));
        }
    }
}
