package catenary.training.triggers;

import catenary.reporting.DictSummary;
import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingLength;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A stop trigger: fires when an observed value has not become better for some checks in a row, or at the latest after
/// `maxTrigger`.
///
/// ```java
/// .stop(new EarlyStoppingTrigger(o -> o.monitor("validation/main/loss").patience(5).maxTrigger(100, EPOCH)))
/// ```
public final class EarlyStoppingTrigger implements Trigger {

    /// Which values are better.
    public enum Mode {
        /// Greater ones if the name contains `accuracy`, else smaller ones.
        AUTO,
        /// Greater ones.
        MAX,
        /// Smaller ones.
        MIN
    }

    /// @param check      when the value is looked at
    /// @param monitor    the observation looked at; its mean since the last check counts
    /// @param patience   how many checks in a row may bring nothing better
    /// @param mode       which values are better
    /// @param verbose    whether each check prints a line on standard error
    /// @param maxTrigger the end in any case
    public record Options(Trigger check, String monitor, int patience, Mode mode, boolean verbose, Trigger maxTrigger) {

        static Options defaults() {
            return new Options(Trigger.every(1, TrainingUnit.EPOCH), "main/loss", 3, Mode.AUTO, false,
                    new UntilTrigger(100, TrainingUnit.EPOCH));
        }

        public Options checkTrigger(Trigger check) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options checkTrigger(double period, TrainingUnit unit) {
            return checkTrigger(Trigger.every(period, unit));
        }

        public Options monitor(String monitor) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options patience(int patience) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options mode(Mode mode) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options verbose(boolean verbose) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options maxTrigger(Trigger maxTrigger) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger);
        }

        public Options maxTrigger(double period, TrainingUnit unit) {
            return maxTrigger(new UntilTrigger(period, unit));
        }
    }

    private final Options options;
    private final boolean wantsGreater;
    private DictSummary summary = new DictSummary();
    private Double best;
    private int count;
    private boolean resumed;

    public EarlyStoppingTrigger() {
        this(o -> o);
    }

    public EarlyStoppingTrigger(UnaryOperator<Options> options) {
        this.options = options.apply(Options.defaults());
        this.wantsGreater = switch (this.options.mode) {
            case MAX -> true;
            case MIN -> false;
            case AUTO -> this.options.monitor.contains("accuracy");
        };
    }

    @Override public boolean fire(Trainer trainer) {
        String key = options.monitor;
        Object value = trainer.observation().get(key);
        if (value != null) {
            summary.add(Map.of(key, value));
        }
        boolean ranOut = resumed && count >= options.patience; // it was over when the snapshot was taken
        resumed = false;
        if (options.maxTrigger.fire(trainer) || ranOut) {
            return true;
        }
        if (!options.check.fire(trainer)) {
            return false;
        }
        if (value == null) {
            System.err.println("early stopping: " + key + " was not observed in iteration " + trainer.iteration()
                    + ", so there was no check; observed: " + trainer.observation().keySet());
            return false;
        }
        return check(trainer, summary.computeMean().get(key));
    }

    private boolean check(Trainer trainer, double mean) {
        summary = new DictSummary();
        if (best == null || (wantsGreater ? mean > best : mean < best)) {
            best = mean;
            count = 0;
        } else {
            count++;
        }
        if (options.verbose) {
            System.err.println("early stopping: " + options.monitor + " " + mean + " at iteration " + trainer.iteration()
                    + ", best " + best + ", " + count + " of " + options.patience + " checks without a better one");
        }
        return count >= options.patience;
    }

    @Override public Optional<TrainingLength> trainingLength() {
        return options.maxTrigger.trainingLength();
    }

    /// More than Chainer keeps: best value and count, so that patience doesn't start anew after a resume.
    @Override public void serialize(Serializer s) {
        if (!s.has("check_trigger")) {
            return;
        }
        options.check.serialize(s.child("check_trigger"));
        options.maxTrigger.serialize(s.child("max_trigger"));
        summary.serialize(s.child("summary"));
        best = s.nullable("best_value", best);
        count = s.value("count", count);
        resumed = !s.isWriter();
    }
}
