package catenary.training.updaters;

import catenary.iterators.BatchIterator;
import catenary.optimizers.Optimizer;
import catenary.serializers.Saveable;
import catenary.training.Trainer;
import java.util.Map;

/// Does one step of training, and counts the steps.
public interface Updater extends Saveable, AutoCloseable {

    /// Takes a batch and changes the parameters.
    void update();

    /// Number of updates done.
    int iteration();

    /// Number of sweeps over the data done.
    int epoch();

    /// Sweeps as a fraction.
    double epochDetail();

    /// [#epochDetail()] before the last update, -1 before the first.
    double previousEpochDetail();

    /// Whether the last update reached or crossed the end of a sweep.
    boolean isNewEpoch();

    /// All optimizers by name; the one of the model that is trained is called `main`.
    Map<String, Optimizer> optimizers();

    /// All iterators by name; the one that epochs are counted by is called `main`.
    Map<String, BatchIterator> iterators();

    /// @throws IllegalArgumentException if there is none of that name
    default Optimizer optimizer(String name) {
        return named("optimizer", name, optimizers());
    }

    /// @throws IllegalArgumentException if there is none of that name
    default BatchIterator iterator(String name) {
        return named("iterator", name, iterators());
    }

    private static <T> T named(String what, String name, Map<String, T> all) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "updater: expected an " + what + " among " + all.keySet() + ", but found " + name);
        }
        return found;
    }

    /// Called once by the trainer that will call [#update()].
    default void connect(Trainer trainer) {}

    /// Gives back threads and files of the iterators. Chainer's `finalize`.
    @Override default void close() {
        iterators().values().forEach(BatchIterator::close);
    }
}
