package catenary.multinode;

import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.Trigger;
import catenary.training.extensions.Evaluator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// An evaluator whose result is the mean over ranks of what each found on its own part of the data: of equal weight,
/// however large the parts are. Made by [MultiNode#createMultiNodeEvaluator].
public final class MultiNodeEvaluator implements Extension {

    private final Evaluator actual;
    private final Communicator comm;

    MultiNodeEvaluator(Evaluator actual, Communicator comm) {
        this.actual = actual;
        this.comm = comm;
    }

    /// The mean over ranks; called by all of them.
    ///
    /// @throws IllegalArgumentException if ranks report different names
    public Map<String, Object> evaluate() {
        Map<String, Object> sum = null;
        for (Object each : comm.allgatherObj(new TreeMap<>(actual.evaluate()))) {
            Map<?, ?> found = (Map<?, ?>) each;
            if (sum != null && !sum.keySet().equals(found.keySet())) {
                throw new IllegalArgumentException(
                        "createMultiNodeEvaluator: expected the same reports on all ranks, but "
                                + "found " + sum.keySet() + " and " + found.keySet());
            }
            Map<String, Object> next = new LinkedHashMap<>();
            for (Map.Entry<?, ?> e : found.entrySet()) {
                double before = sum == null ? 0 : (Double) sum.get(e.getKey());
                next.put((String) e.getKey(), before + ((Number) e.getValue()).doubleValue());
            }
            sum = next;
        }
        sum.replaceAll((_, total) -> (Double) total / comm.size());
        return sum;
    }

    @Override public void call(Trainer trainer) {
        trainer.observation().putAll(evaluate());
    }

    @Override public Trigger trigger() {
        return actual.trigger();
    }

    @Override public int priority() {
        return actual.priority();
    }

    @Override public String name() {
        return actual.name();
    }

    @Override public void named(String name) {
        actual.named(name);
    }

    @Override public void initialize(Trainer trainer) {
        actual.initialize(trainer);
    }

    @Override public void close() {
        actual.close();
    }

    @Override public void serialize(Serializer s) {
        actual.serialize(s);
    }
}
