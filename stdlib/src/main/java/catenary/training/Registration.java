package catenary.training;

import java.io.IOException;
import java.io.UncheckedIOException;

/// An extension as a trainer knows it.
///
/// @param beforeTraining whether it is also called once before the first update
record Registration(String name, Extension extension, Trigger trigger, int priority, boolean beforeTraining) {

    /// Calls it; what it throws and Java makes one declare is wrapped, with its name.
    void call(Trainer trainer) {
        try {
            extension.call(trainer);
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("extension " + name + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new TrainingException("extension " + name + ": " + e, e);
        }
    }

    /// Tells it that the run has failed. Should that fail too, the first failure is still the one that counts.
    void tell(Trainer trainer, RuntimeException error) {
        try {
            extension.onError(trainer, error);
        } catch (RuntimeException second) {
            error.addSuppressed(second);
        }
    }
}
