package catenary.training;

import catenary.training.extensions.Snapshot;
import catenary.training.triggers.UntilTrigger;
import catenary.training.updaters.Updater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Describes a training run: its end, its output folder, its extensions. Made by [Trainer#builder].
public final class TrainerBuilder {

    final Updater updater;
    Trigger stop = Trigger.never();
    Path out = Path.of("result");
    private final List<Registration> registrations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String resume = "";

    TrainerBuilder(Updater updater) {
        this.updater = Objects.requireNonNull(updater, "trainer: expected an updater, but found null");
    }

    /// Trains until that many epochs or iterations are done, counted from the very beginning.
    public TrainerBuilder stop(double period, TrainingUnit unit) {
        return stop(new UntilTrigger(period, unit));
    }

    /// Trains until `trigger` fires.
    public TrainerBuilder stop(Trigger trigger) {
        this.stop = Objects.requireNonNull(trigger);
        return this;
    }

    /// The folder for everything that is written; `result` unless set.
    public TrainerBuilder out(Path out) {
        this.out = Objects.requireNonNull(out);
        return this;
    }

    public TrainerBuilder out(String out) {
        return out(Path.of(out));
    }

    /// Adds an extension under its own name, with its own trigger and priority.
    public TrainerBuilder extend(Extension extension) {
        return extend(extension, extension.trigger());
    }

    public TrainerBuilder extend(Extension extension, Trigger trigger) {
        return extend(extension, trigger, extension.priority());
    }

    public TrainerBuilder extend(Extension extension, Trigger trigger, int priority) {
        return extend(extension.name(), extension, trigger, priority);
    }

    public TrainerBuilder extend(String name, Extension extension) {
        return extend(name, extension, extension.trigger());
    }

    public TrainerBuilder extend(String name, Extension extension, Trigger trigger) {
        return extend(name, extension, trigger, extension.priority());
    }

    /// Adds an extension. If the name is taken it becomes `name_1`, `name_2`, ...
    public TrainerBuilder extend(String name, Extension extension, Trigger trigger, int priority) {
        if (name.isEmpty() || name.equals("training")) {
            throw new IllegalArgumentException(
                    "extend: expected a name other than \"" + name + "\": training is the loop itself");
        }
        String free = name;
        for (int i = 1; !names.add(free); i++) {
            free = name + "_" + i;
        }
        extension.named(free);
        registrations.add(new Registration(free, extension, Objects.requireNonNull(trigger), priority, false));
        return this;
    }

    /// Has the extension added last called once more: before the first update.
    public TrainerBuilder callBeforeTraining() {
        if (registrations.isEmpty()) {
            throw new IllegalStateException("callBeforeTraining: expected extend(...) before it, but there was none");
        }
        Registration last = registrations.removeLast();
        registrations.add(
                new Registration(last.name(), last.extension(), last.trigger(), last.priority(), true));
        return this;
    }

    /// Goes on from a snapshot: a file, or a folder, whose newest good one is taken. Empty for a fresh start.
    public TrainerBuilder resume(String snapshot) {
        this.resume = Objects.requireNonNull(snapshot);
        return this;
    }

    public TrainerBuilder resume(Path snapshot) {
        return resume(snapshot.toString());
    }

    /// Makes the trainer, with everything loaded that there is to resume from.
    ///
    /// @throws catenary.serializers.BadFileException if the snapshot is damaged, or is something else
    public Trainer build() {
        Trainer trainer = new Trainer(this, List.copyOf(registrations));
        if (!resume.isEmpty()) {
            Snapshot.resume(Path.of(resume), trainer);
        } else {
            registrations.forEach(r -> r.extension().restore(trainer));
        }
        return trainer;
    }
}
