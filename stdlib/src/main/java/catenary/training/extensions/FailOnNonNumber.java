package catenary.training.extensions;

import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingException;

/// Ends training as soon as a parameter is NaN or infinite, so that hours are not spent on a run that is lost.
///
/// The message names the parameter. Where the first NaN came from is found with `debug` in the settings, which checks
/// every result.
public final class FailOnNonNumber implements Extension {

    /// @throws TrainingException if some parameter is not finite
    @Override public void call(Trainer trainer) {
        trainer.updater().optimizers()
                .forEach((name, optimizer) -> optimizer.target().namedParams().forEach((path, p) -> {
                    if (p.isInitialized() && !p.array().isFinite()) {
                        throw new TrainingException("training diverged: parameter " + path + " of optimizer " + name
                                + " is not finite at epoch " + trainer.epoch() + ", iteration " + trainer.iteration()
                                + "\n  hint: a smaller learning rate, or GradientClipping, keeps steps small");
                    }
                }));
    }
}
