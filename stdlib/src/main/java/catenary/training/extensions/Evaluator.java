package catenary.training.extensions;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.Batch;
import catenary.datasets.Converter;
import catenary.iterators.BatchIterator;
import catenary.links.Link;
import catenary.reporting.DictSummary;
import catenary.reporting.Reporter;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Runs a model over a data set as in inference and reports the mean of what it reports: `validation/main/loss`.
///
/// Every epoch, before other extensions, so that they see the result. The mean is over batches, as Chainer's is: a
/// smaller last batch counts as much as the others, unless `weighted` is set.
public class Evaluator implements Extension {

    /// What is called with the variables of each batch.
    @FunctionalInterface
    public interface Evaluation {
        Object apply(Variable... xs);
    }

    /// @param converter  makes arrays of a batch: stacks the examples unless said otherwise
    /// @param device     where batches are put; null: where the target is
    /// @param evalFunc   what is called; null: the target
    /// @param evalHook   called with the evaluator before each evaluation; null for none
    /// @param weighted   whether batches count by their sizes
    public record Options(Converter converter, Device device, Evaluation evalFunc, Consumer<Evaluator> evalHook,
            boolean weighted) {

        static final Options DEFAULT = new Options(Converter.concat(), null, null, null, false);

        public Options converter(Converter converter) {
            return new Options(converter, device, evalFunc, evalHook, weighted);
        }

        public Options device(Device device) {
            return new Options(converter, device, evalFunc, evalHook, weighted);
        }

        public Options evalFunc(Evaluation evalFunc) {
            return new Options(converter, device, evalFunc, evalHook, weighted);
        }

        public Options evalHook(Consumer<Evaluator> evalHook) {
            return new Options(converter, device, evalFunc, evalHook, weighted);
        }

        public Options weighted(boolean weighted) {
            return new Options(converter, device, evalFunc, evalHook, weighted);
        }
    }

    private final BatchIterator iterator;
    private final Map<String, Link> targets;
    private final Options options;
    private String name;

    public Evaluator(BatchIterator iterator, Link target) {
        this(iterator, target, o -> o);
    }

    public Evaluator(BatchIterator iterator, Link target, UnaryOperator<Options> options) {
        this(iterator, Map.of("main", target), options);
    }

    /// @param targets the links whose reports are collected, by name; the one called `main` is what is called, unless
    ///                `evalFunc` is
    /// @throws IllegalArgumentException if the iterator never ends
    public Evaluator(BatchIterator iterator, Map<String, Link> targets, UnaryOperator<Options> options) {
        if (iterator.repeats()) {
            throw new IllegalArgumentException("evaluator: expected an iterator that ends, but this one repeats"
                    + "\n  hint: new SerialIterator(data, 100, o -> o.repeat(false).shuffle(false))");
        }
        this.iterator = iterator;
        this.targets = new LinkedHashMap<>(targets);
        this.options = options.apply(Options.DEFAULT);
    }

    /// Evaluates and reports the result to the trainer.
    @Override public void call(Trainer trainer) {
        trainer.observation().putAll(evaluate());
    }

    /// The mean of what the targets report over the data set, under `name/main/key` if this belongs to a trainer.
    public Map<String, Object> evaluate() {
        Reporter reporter = new Reporter();
        String prefix = name == null ? "" : name + "/";
        targets.forEach((key, link) -> link.namedLinks().forEach(
                (path, child) -> reporter.addObserver(prefix + (path.equals("/") ? key : key + path), child)));
        if (options.evalHook != null) {
            options.evalHook.accept(this);
        }
        return new LinkedHashMap<>(
                Config.call(c -> c.withTrain(false).withEnableBackprop(false), () -> mean(reporter)));
    }

    private Map<String, Double> mean(Reporter reporter) {
        DictSummary summary = new DictSummary();
        iterator.reset();
        while (iterator.hasNext()) {
            Batch batch = iterator.next();
            Map<String, Object> observation = new LinkedHashMap<>();
            try (var _ = reporter.scope(observation)) {
                apply(variables(batch));
            }
            if (options.weighted) {
                observation.replaceAll((_, value) -> new DictSummary.Weighted(value, batch.size()));
            }
            summary.add(observation);
        }
        return summary.computeMean();
    }

    private void apply(Variable... xs) {
        if (options.evalFunc == null) {
            target("main").apply(xs);
        } else {
            options.evalFunc.apply(xs);
        }
    }

    private Variable[] variables(Batch batch) {
        List<NDArray> arrays = options.converter.convert(batch, options.device != null ? options.device : device());
        return arrays.stream().map(Variable::constant).toArray(Variable[]::new);
    }

    /// Where the targets are.
    private Device device() {
        return targets.values().stream().flatMap(link -> link.params().stream()).findFirst().map(Variable::device)
                .orElseGet(Config.current()::device);
    }

    /// What the models are run over.
    public BatchIterator iterator() {
        return iterator;
    }

    /// @throws IllegalArgumentException if there is none of that name
    public Link target(String key) {
        Link found = targets.get(key);
        if (found == null) {
            throw new IllegalArgumentException(
                    "evaluator: expected a target among " + targets.keySet() + ", but found " + key);
        }
        return found;
    }

    @Override public String name() {
        return "validation";
    }

    @Override public void named(String name) {
        this.name = name;
    }

    @Override public Trigger trigger() {
        return Trigger.every(1, TrainingUnit.EPOCH);
    }

    @Override public int priority() {
        return WRITER;
    }

    @Override public void close() {
        iterator.close();
    }
}
