package catenary.multinode;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.Batch;
import catenary.datasets.Converter;
import catenary.iterators.BatchIterator;
import catenary.links.Link;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Evaluates over ranks what is no mean of means: every rank computes something of each of its batches, and one of them makes
/// a result of all that.
///
/// ```java
/// class Bleu extends GenericMultiNodeEvaluator {
///     Bleu(Communicator comm, BatchIterator it, Link model) { super(comm, it, model); }
///
///     @Override protected Object calcLocal(Variable... xs) { return counts(target().apply(xs[0]), xs[1]); }
///
///     @Override protected Object aggregate(List<Object> results) {
///         double bleu = bleu(results);
///         Reporting.report("validation/main/bleu", bleu);
///         return bleu;
///     }
/// }
/// ```
///
/// The parts of the data may differ in size. Models compute as in inference.
public class GenericMultiNodeEvaluator implements Extension {

    private final Communicator comm;
    private final BatchIterator iterator;
    private final Link target;
    private final Options options;

    /// What a [GenericMultiNodeEvaluator] may be told.
    public static final class Options {
        private Converter converter = Converter.concat();
        private Device device;
        private int root;
        private Consumer<Batch> progressHook = _ -> {};

        private Options() {}

        /// Makes arrays of a batch: stacks the examples unless said otherwise.
        public Options converter(Converter converter) {
            this.converter = converter;
            return this;
        }

        /// Where batches are put; where the target is if not given.
        public Options device(Device device) {
            this.device = device;
            return this;
        }

        /// The rank that makes the result; 0 if not given.
        public Options root(int root) {
            this.root = root;
            return this;
        }

        /// Called at the root after each of its batches.
        public Options progressHook(Consumer<Batch> progressHook) {
            this.progressHook = progressHook;
            return this;
        }
    }

    public GenericMultiNodeEvaluator(Communicator comm, BatchIterator iterator, Link target) {
        this(comm, iterator, target, _ -> {});
    }

    /// @throws IllegalArgumentException if the iterator never ends, or there is no rank that could be the root
    public GenericMultiNodeEvaluator(Communicator comm, BatchIterator iterator, Link target,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (iterator.repeats()) {
            throw new IllegalArgumentException(
                    "GenericMultiNodeEvaluator: expected an iterator that ends, but this one repeats"
                            + "\n  hint: new SerialIterator(data, 100, o -> o.repeat(false).shuffle(false))");
        }
        if (o.root < 0 || o.root >= comm.size()) {
            throw new IllegalArgumentException("GenericMultiNodeEvaluator: expected 0 <= root < " + comm.size()
                    + ", but found " + o.root);
        }
        this.comm = comm;
        this.iterator = iterator;
        this.target = target;
        this.options = o;
    }

    /// What is evaluated.
    protected final Link target() {
        return target;
    }

    /// What the root is to know of a batch: numbers, text, arrays, variables, or lists and maps by name of such; not null. The
    /// target's result unless overridden.
    protected Object calcLocal(Variable... xs) {
        return target.apply(xs);
    }

    /// The result of all ranks, made once, at the root. What it reports is observed.
    ///
    /// @param results of [#calcLocal], batch by batch, those of one round by rank
    protected Object aggregate(List<Object> results) {
        return results;
    }

    /// What [#aggregate] makes of the data of all ranks, each of which calls this; null but at the root.
    ///
    /// @throws IllegalArgumentException if [#calcLocal] returns null
    public Object evaluate() {
        iterator.reset();
        boolean isRoot = comm.rank() == options.root;
        List<Object> results = new ArrayList<>();
        while (comm.allgatherObj(iterator.hasNext()).contains(true)) {
            List<Object> round = comm.gatherObj(iterator.hasNext() ? local(iterator.next(), isRoot) : null,
                    options.root);
            if (isRoot) {
                round.stream().filter(result -> result != null).forEach(results::add);
            }
        }
        return isRoot ? aggregate(results) : null;
    }

    private Object local(Batch batch, boolean isRoot) {
        Device device = options.device != null ? options.device : target.params().getFirst().device();
        List<NDArray> arrays = options.converter.convert(batch, device);
        Object result = Config.call(c -> c.withTrain(false).withEnableBackprop(false),
                () -> calcLocal(arrays.stream().map(Variable::constant).toArray(Variable[]::new)));
        if (result == null) {
            throw new IllegalArgumentException("GenericMultiNodeEvaluator: expected calcLocal to return something, but "
                    + "found null");
        }
        if (isRoot) {
            options.progressHook.accept(batch);
        }
        return result instanceof Variable v ? v.array() : result;
    }

    @Override public void call(Trainer trainer) {
        evaluate();
    }

    @Override public Trigger trigger() {
        return Trigger.every(1, TrainingUnit.EPOCH);
    }

    @Override public int priority() {
        return WRITER;
    }

    @Override public String name() {
        return "validation";
    }

    @Override public void close() {
        iterator.close();
    }
}
