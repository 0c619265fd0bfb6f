package catenary.training;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;

/// Something done beside the updates of a training run: evaluating, logging, saving, changing the learning rate.
///
/// One method is required, so a lambda is an extension; a class may say more about itself:
///
/// ```java
/// Trainer.builder(updater).extend(t -> System.out.println(t.observation()), every(100, ITERATION));
///
/// class Patience implements Extension {
///     @Override public Trigger trigger() { return every(1, EPOCH); }
///     @Override public int priority() { return EDITOR; }
///     @Override public void call(Trainer trainer) { ... }
/// }
/// ```
@FunctionalInterface
public interface Extension extends Saveable {

    /// Priority of extensions that write observations: they come first.
    int WRITER = 300;
    /// Priority of extensions that change observations.
    int EDITOR = 200;
    /// Priority of extensions that only read.
    int READER = 100;

    /// Does it. Called after an update for which the trigger has fired.
    void call(Trainer trainer) throws Exception;

    /// When it is called unless the registration says otherwise: after every update. A new trigger each time.
    default Trigger trigger() {
        return Trigger.every(1, TrainingUnit.ITERATION);
    }

    /// Extensions of higher priority are called first, those of equal priority in the order of registration.
    default int priority() {
        return READER;
    }

    /// The name unless the registration gives one: the class's, or `extension` for a lambda. A second one of the same
    /// name becomes `name_1`.
    default String name() {
        Class<?> c = getClass();
        return c.isHidden() || c.isSynthetic() || c.isAnonymousClass() ? "extension" : c.getSimpleName();
    }

    /// Tells the name under which this was registered.
    default void named(String name) {}

    /// Finds state that an earlier run has left in the output folder. Called when the trainer is built, so that
    /// everything that is initialized later sees what was loaded.
    default void restore(Trainer trainer) {}

    /// Called once before the first update of a run, unless the trigger is finished.
    default void initialize(Trainer trainer) {}

    /// Called when a run fails, with what was thrown.
    default void onError(Trainer trainer, Exception error) {}

    /// Called once after the run, however it ended. Chainer's `finalize`.
    default void close() {}

    /// Nothing, for extensions without a memory.
    @Override default void serialize(Serializer s) {}
}
