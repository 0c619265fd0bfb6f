package catenary.training;

import catenary.training.extensions.Snapshot;
import java.nio.file.Path;
import java.util.Locale;

/// What happens when training is asked to stop: snapshots, and a line that says how to go on.
final class Interruption {

    private Interruption() {}

    /// Between two iterations: saves.
    static String between(Trainer trainer) {
        Path saved = null;
        for (Extension extension : trainer.extensions().values()) {
            if (extension instanceof Snapshot snapshot && snapshot.isOfTrainer()) {
                saved = snapshot.save(trainer);
            }
        }
        return stopped(trainer)
                + (saved == null ? "; no Snapshot extension is registered, so there is nothing to resume from"
                        : "; resume with " + saved);
    }

    /// Within an iteration, when something that takes long was cancelled: a state from which training can't go on.
    static String inside(Trainer trainer) {
        return stopped(trainer) + ", before that iteration was complete; resume from an earlier snapshot";
    }

    private static String stopped(Trainer trainer) {
        return String.format(Locale.ROOT, "training stopped at iteration %d (epoch %.2f)", trainer.iteration(),
                trainer.epochDetail());
    }
}
