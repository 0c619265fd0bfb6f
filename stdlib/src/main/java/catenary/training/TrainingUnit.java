package catenary.training;

import java.util.Locale;

/// What the length of training and the intervals of triggers are counted in.
public enum TrainingUnit {
    /// Sweeps over the data.
    EPOCH,
    /// Updates.
    ITERATION;

    /// `epoch`, `iteration`.
    @Override public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
