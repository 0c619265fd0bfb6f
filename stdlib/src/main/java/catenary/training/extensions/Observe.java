package catenary.training.extensions;

import catenary.optimizers.GradientMethod;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingException;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.function.Function;

/// Adds a value of its own to the observations of every epoch, for the log.
///
/// ```java
/// .extend(Observe.lr())
/// .extend(new Observe("norm", t -> t.target().params().size()))
/// ```
public final class Observe implements Extension {

    private final String key;
    private final Function<Trainer, ?> value;

    /// @param key under which the value is observed
    public Observe(String key, Function<Trainer, ?> value) {
        this.key = key;
        this.value = value;
    }

    /// The learning rate of the optimizer called `main`, as `lr`.
    public static Observe lr() {
        return lr("main", "lr");
    }

    public static Observe lr(String optimizerName, String key) {
        return new Observe(key, trainer -> {
            if (trainer.updater().optimizer(optimizerName) instanceof GradientMethod method) {
                return method.lr();
            }
            throw new TrainingException("Observe: the optimizer " + optimizerName + " has no learning rate");
        });
    }

    @Override public void call(Trainer trainer) {
        trainer.observation().put(key, value.apply(trainer));
    }

    @Override public Trigger trigger() {
        return Trigger.every(1, TrainingUnit.EPOCH);
    }

    @Override public int priority() {
        return WRITER;
    }

    @Override public String name() {
        return "_observe_value";
    }
}
