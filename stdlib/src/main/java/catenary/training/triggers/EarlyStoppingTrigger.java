package catenary.training.triggers;

import catenary.links.CopyMode;
import catenary.links.Link;
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
/// .stop(new EarlyStoppingTrigger(o -> o.monitor("validation/main/accuracy").restoreBest(model)))
/// ```
///
/// With `restoreBest` the link has, when training ends, the parameters and running statistics of the best check. They are
/// kept in memory and in snapshots, so that a resumed run ends with the same; a run that is interrupted goes on from its
/// last ones.
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
    /// @param restoreBest the link that is as it was at the best check when training ends; null for none
    public record Options(Trigger check, String monitor, int patience, Mode mode, boolean verbose, Trigger maxTrigger,
            Link restoreBest) {

        static Options defaults() {
            return new Options(Trigger.every(1, TrainingUnit.EPOCH), "main/loss", 3, Mode.AUTO, false,
                    new UntilTrigger(100, TrainingUnit.EPOCH), null);
        }

        public Options checkTrigger(Trigger check) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options checkTrigger(double period, TrainingUnit unit) {
            return checkTrigger(Trigger.every(period, unit));
        }

        public Options monitor(String monitor) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options patience(int patience) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options mode(Mode mode) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options verbose(boolean verbose) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options maxTrigger(Trigger maxTrigger) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }

        public Options maxTrigger(double period, TrainingUnit unit) {
            return maxTrigger(new UntilTrigger(period, unit));
        }

        public Options restoreBest(Link restoreBest) {
            return new Options(check, monitor, patience, mode, verbose, maxTrigger, restoreBest);
        }
    }

    private final Options options;
    private final boolean wantsGreater;
    private DictSummary summary = new DictSummary();
    private Double best;
    private Link bestLink; // as `restoreBest` was when the best value was seen
    private int count;
    private boolean resumed;
    private Trainer trainer; // null: not asked yet
    private int asked; // the iteration of `trainer`
    private Double unseen; // the value of the iteration that a snapshot ends with

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
        this.trainer = trainer;
        asked = trainer.iteration();
        boolean over = isOver(trainer);
        if (over && bestLink != null) {
            options.restoreBest.copyParams(bestLink);
        }
        return over;
    }

    private boolean isOver(Trainer trainer) {
        String key = options.monitor;
        Object value = trainer.observation().getOrDefault(key, unseen);
        unseen = null;
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
            bestLink = copy();
        } else {
            count++;
        }
        if (options.verbose) {
            System.err.println("early stopping: " + options.monitor + " " + mean + " at iteration " + trainer.iteration()
                    + ", best " + best + ", " + count + " of " + options.patience + " checks without a better one");
        }
        return count >= options.patience;
    }

    private Link copy() {
        if (options.restoreBest == null) {
            return null;
        }
        Link copy = options.restoreBest.copy(CopyMode.COPY);
        copy.clearGrads();
        return copy;
    }

    @Override public Optional<TrainingLength> trainingLength() {
        return options.maxTrigger.trainingLength();
    }

    /// The value that this is going to be asked about next, since snapshots are taken before.
    private Double nextValue() {
        if (trainer == null || trainer.iteration() == asked) {
            return unseen;
        }
        Object value = trainer.observation().get(options.monitor);
        DictSummary one = new DictSummary();
        one.add(value == null ? Map.of() : Map.of(options.monitor, value));
        return one.computeMean().get(options.monitor);
    }

    /// More than Chainer keeps: best value, count and link, so that patience doesn't start anew after a resume.
    @Override public void serialize(Serializer s) {
        if (!s.has("check_trigger")) {
            return;
        }
        options.check.serialize(s.child("check_trigger"));
        options.maxTrigger.serialize(s.child("max_trigger"));
        summary.serialize(s.child("summary"));
        best = s.nullable("best_value", best);
        count = s.value("count", count);
        if (s.has("unseen_value")) {
            unseen = s.nullable("unseen_value", s.isWriter() ? nextValue() : null);
        }
        resumed = !s.isWriter();
        if (s.isWriter() ? bestLink != null : options.restoreBest != null && s.has("best_model")) {
            bestLink = s.isWriter() ? bestLink : copy();
            bestLink.serialize(s.child("best_model"));
        }
    }
}
