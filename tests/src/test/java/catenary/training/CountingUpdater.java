package catenary.training;

import catenary.iterators.BatchIterator;
import catenary.optimizers.Optimizer;
import catenary.serializers.Serializer;
import catenary.training.updaters.Updater;
import java.util.Map;

/// An updater that only counts: for tests of the loop around it.
public final class CountingUpdater implements Updater {

    private final int perEpoch;
    private int iteration;
    private boolean closed;

    public CountingUpdater(int iterationsPerEpoch) {
        this.perEpoch = iterationsPerEpoch;
    }

    @Override public void update() {
        iteration++;
    }

    @Override public int iteration() {
        return iteration;
    }

    @Override public int epoch() {
        return iteration / perEpoch;
    }

    @Override public double epochDetail() {
        return (double) iteration / perEpoch;
    }

    @Override public double previousEpochDetail() {
        return (double) (iteration - 1) / perEpoch;
    }

    @Override public boolean isNewEpoch() {
        return iteration > 0 && iteration % perEpoch == 0;
    }

    @Override public Map<String, Optimizer> optimizers() {
        return Map.of();
    }

    @Override public Map<String, BatchIterator> iterators() {
        return Map.of();
    }

    @Override public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override public void serialize(Serializer s) {
        iteration = s.value("iteration", iteration);
    }
}
