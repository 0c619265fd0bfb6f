package catenary.checking;

import catenary.iterators.BatchIterator;
import catenary.optimizers.Optimizer;
import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainerBuilder;
import catenary.training.TrainingUnit;
import catenary.training.updaters.Updater;
import java.util.Map;

/// An updater that only counts, to try extensions and triggers with: Chainer's `get_trainer_with_mock_updater`.
///
/// ```java
/// MockUpdater.trainer().out(folder).extend(t -> seen.add(t.iteration()), trigger).build().run();
/// ```
public final class MockUpdater implements Updater {

    private final int iterPerEpoch;
    private int iteration;

    /// @param iterPerEpoch how many updates are a sweep
    public MockUpdater(int iterPerEpoch) {
        if (iterPerEpoch < 1) {
            throw new IllegalArgumentException("MockUpdater: expected iterPerEpoch >= 1, but found " + iterPerEpoch);
        }
        this.iterPerEpoch = iterPerEpoch;
    }

    /// A trainer of ten updates, which are one sweep.
    public static TrainerBuilder trainer() {
        return trainer(10, TrainingUnit.ITERATION, 10);
    }

    /// A trainer that ends after that many sweeps or updates.
    public static TrainerBuilder trainer(double period, TrainingUnit unit, int iterPerEpoch) {
        return Trainer.builder(new MockUpdater(iterPerEpoch)).stop(period, unit);
    }

    @Override public void update() {
        iteration++;
    }

    @Override public int iteration() {
        return iteration;
    }

    @Override public int epoch() {
        return iteration / iterPerEpoch;
    }

    @Override public double epochDetail() {
        return (double) iteration / iterPerEpoch;
    }

    @Override public double previousEpochDetail() {
        return (double) (iteration - 1) / iterPerEpoch;
    }

    @Override public boolean isNewEpoch() {
        return iteration > 0 && iteration % iterPerEpoch == 0;
    }

    @Override public Map<String, Optimizer> optimizers() {
        return Map.of();
    }

    @Override public Map<String, BatchIterator> iterators() {
        return Map.of();
    }

    @Override public void serialize(Serializer s) {
        iteration = s.value("iteration", iteration);
    }
}
