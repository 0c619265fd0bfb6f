package catenary.training.updaters;

import catenary.array.Create;
import catenary.array.Device;
import catenary.autograd.Variable;
import catenary.datasets.Batch;
import catenary.datasets.Converter;
import catenary.iterators.BatchIterator;
import catenary.links.CopyMode;
import catenary.links.Link;
import catenary.optimizers.Optimizer;
import catenary.training.Trainer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Trains one model on several devices: each batch is dealt out to copies of the model, whose gradients are added up.
///
/// ```java
/// new ParallelUpdater(trainIter, optimizer, o -> o.device("main", gpu(0)).device("second", gpu(1)))
/// ```
///
/// Model `i` of `n` gets the examples `i`, `i + n`, `i + 2 n`, ... of the batch; one that gets none sits out. Gradients are
/// added, not averaged, as Chainer does: where losses are means over examples, the sum is `n` times the gradient that one
/// device would have found, and a learning rate `1/n` of its own makes up for that. Only the model called `main` is changed by
/// the optimizer and saved; the others take its parameters and persistent state before they compute. What they report is
/// observed under their names: `second/loss`.
public class ParallelUpdater extends StandardUpdater {

    /// The loss of one model's part of a batch.
    @FunctionalInterface
    public interface LossFunction {
        Variable apply(Link model, Variable... xs);
    }

    /// Where and how. There must be devices or models.
    public static final class Options {
        private Converter converter = Converter.concat();
        private LossFunction lossFunc = Link::apply;
        private Double lossScale;
        private boolean autoNewEpoch = true;
        private final Map<String, Device> devices = new LinkedHashMap<>();
        private final Map<String, Link> models = new LinkedHashMap<>();

        private Options() {}

        /// Makes arrays of a batch: stacks the examples unless said otherwise.
        public Options converter(Converter converter) {
            this.converter = converter;
            return this;
        }

        /// A device with a copy of the model; the one called `main` is where the optimizer's own is moved. The same device may
        /// have several.
        public Options device(String name, Device device) {
            devices.put(name, device);
            return this;
        }

        /// All devices by name; see [#device].
        public Options devices(Map<String, Device> devices) {
            devices.forEach(this::device);
            return this;
        }

        /// Models that are there already, in place of copies; the one called `main` is the optimizer's.
        public Options models(Map<String, Link> models) {
            this.models.putAll(models);
            return this;
        }

        /// What is made smaller, given the model and the arrays of its part of the batch; the model itself if not given.
        public Options lossFunc(LossFunction lossFunc) {
            this.lossFunc = lossFunc;
            return this;
        }

        /// Factor of the loss before backpropagation, for narrow dtypes; the optimizer's own if not given.
        public Options lossScale(double lossScale) {
            this.lossScale = lossScale;
            return this;
        }

        /// Whether the optimizer is told when a sweep is over; true unless said otherwise.
        public Options autoNewEpoch(boolean autoNewEpoch) {
            this.autoNewEpoch = autoNewEpoch;
            return this;
        }
    }

    private static final String MAIN = "main";

    private final Options options;
    private final Map<String, Link> models = new LinkedHashMap<>(); // main first

    /// @throws IllegalArgumentException if there are neither devices nor models, none of them is called `main`, or the model
    ///                                  of that name is not the optimizer's
    public ParallelUpdater(BatchIterator iterator, Optimizer optimizer, UnaryOperator<Options> options) {
        this(iterator, optimizer, options.apply(new Options()));
    }

    private ParallelUpdater(BatchIterator iterator, Optimizer optimizer, Options o) {
        if (!o.devices.isEmpty() && !o.devices.containsKey(MAIN)
                || o.devices.isEmpty() && o.models.get(MAIN) != optimizer.target()
                || !o.models.isEmpty() && o.models.get(MAIN) != optimizer.target()) {
            throw new IllegalArgumentException(
                    "ParallelUpdater: expected a device called main, or models of which main is "
                            + "the optimizer's, but found devices " + o.devices.keySet() + " and models "
                            + o.models.keySet());
        }
        super(iterator, optimizer, s -> standard(s, o));
        this.options = o;
        models.put(MAIN, optimizer.target());
        if (o.models.isEmpty()) {
            o.devices.keySet().stream().filter(name -> !name.equals(MAIN))
                    .forEach(name -> models.put(name, optimizer.target().copy(CopyMode.COPY)));
        } else {
            o.models.forEach(models::putIfAbsent);
        }
        o.devices.forEach((name, device) -> {
            if (models.containsKey(name)) {
                models.get(name).to(device);
            }
        });
    }

    private static StandardUpdater.Options standard(StandardUpdater.Options s, Options o) {
        s = s.converter(o.converter).autoNewEpoch(o.autoNewEpoch);
        s = o.lossScale == null ? s : s.lossScale(o.lossScale);
        return o.devices.isEmpty() ? s : s.device(o.devices.get(MAIN));
    }

    /// The models by name, the one that the optimizer changes first.
    public final Map<String, Link> models() {
        return Collections.unmodifiableMap(models);
    }

    /// Has what the other models report observed under their names.
    @Override public void connect(Trainer trainer) {
        models.forEach((name, model) -> {
            if (!name.equals(MAIN)) {
                model.namedLinks().forEach((path, link) -> trainer.reporter()
                        .addObserver(path.equals("/") ? name : name + path, link));
            }
        });
    }

    @Override protected void updateCore() {
        BatchIterator iterator = iterator(MAIN);
        Optimizer optimizer = optimizer(MAIN);
        Batch batch = iterator.next();
        Link main = optimizer.target();
        int i = 0;
        for (Link model : models.values()) {
            Batch part = batch.part(i++, models.size());
            if (part.size() == 0) {
                continue;
            }
            if (model == main) {
                optimizer.backpropagate(loss(model, part));
            } else {
                model.copyParams(main); // here, so that parameters which had no shape have got main's values, and files count
                Variable loss = loss(model, part);
                model.clearGrads();
                loss.grad(Create.full(loss.device(), loss.dtype(), loss.shape(), optimizer.lossScale()));
                loss.backward();
                main.addGrads(model);
            }
        }
        optimizer.updateScaled();
        if (options.autoNewEpoch && iterator.isNewEpoch()) {
            optimizer.newEpochOfUpdater();
        }
    }

    private Variable loss(Link model, Batch part) {
        Device device = model.params().getFirst().device();
        Variable[] in =
                options.converter.convert(part, device).stream().map(Variable::constant).toArray(Variable[]::new);
        return options.lossFunc.apply(model, in);
    }
}
