package catenary.training.updaters;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.datasets.Converter;
import catenary.iterators.BatchIterator;
import catenary.links.Link;
import catenary.optimizers.Optimizer;
import catenary.serializers.Serializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Takes a batch, turns it into variables, and lets the optimizer make the loss smaller.
///
/// ```java
/// new StandardUpdater(trainIter, optimizer)
/// new StandardUpdater(trainIter, optimizer, o -> o.device(gpu(0)).lossFunc(xs -> F.meanSquaredError(model.apply(xs[0]), xs[1])))
/// ```
///
/// Subclasses with several optimizers override [#updateCore()].
public class StandardUpdater implements Updater {

    /// @param converter    makes arrays of a batch: stacks the examples unless said otherwise
    /// @param device       where the models are moved and the batches are put; null: the models stay where they are, and
    ///                     the batches go there
    /// @param lossFunc what is made smaller; null: the optimizer's target, called with the arrays of the batch
    /// @param lossScale    factor of the loss before backpropagation, for narrow dtypes; null: the optimizers' own
    /// @param autoNewEpoch whether optimizers are told when a sweep is over
    /// @param captured     whether steps are recorded and replayed as a whole; see [#captured()]
    public record Options(Converter converter, Device device, Optimizer.LossFunction lossFunc, Double lossScale,
            boolean autoNewEpoch, boolean captured) {

        static final Options DEFAULT = new Options(Converter.concat(), null, null, null, true, false);

        public Options converter(Converter converter) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }

        public Options device(Device device) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }

        public Options lossFunc(Optimizer.LossFunction lossFunc) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }

        public Options lossScale(double lossScale) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }

        public Options autoNewEpoch(boolean autoNewEpoch) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }

        public Options captured(boolean captured) {
            return new Options(converter, device, lossFunc, lossScale, autoNewEpoch, captured);
        }
    }

    private final Map<String, BatchIterator> iterators;
    private final Map<String, Optimizer> optimizers;
    private final Options options;
    private final CapturedStep captured; // null if it isn't wanted
    private int iteration;

    public StandardUpdater(BatchIterator iterator, Optimizer optimizer) {
        this(iterator, optimizer, o -> o);
    }

    public StandardUpdater(BatchIterator iterator, Optimizer optimizer, UnaryOperator<Options> options) {
        this(Map.of("main", iterator), Map.of("main", optimizer), options);
    }

    /// Several iterators or optimizers, by name. A class whose step is its own may do without an optimizer called `main`, as a
    /// pair of networks that compete does: `Map.of("gen", ..., "dis", ...)`.
    ///
    /// @throws IllegalArgumentException unless there is an optimizer, and an iterator called `main`, which counts the epochs
    public StandardUpdater(Map<String, BatchIterator> iterators, Map<String, Optimizer> optimizers,
            UnaryOperator<Options> options) {
        this.iterators = new LinkedHashMap<>(iterators);
        this.optimizers = new LinkedHashMap<>(optimizers);
        this.options = options.apply(Options.DEFAULT);
        if (!iterators.containsKey("main") || optimizers.isEmpty()) {
            throw new IllegalArgumentException("updater: expected an optimizer, and an iterator called main, but found "
                    + optimizers.keySet() + " and " + iterators.keySet());
        }
        if (this.options.captured && !optimizers.containsKey("main")) {
            throw new IllegalArgumentException(
                    "updater: expected an optimizer called main for captured steps, but found " + optimizers.keySet());
        }
        for (Optimizer optimizer : optimizers.values()) {
            Link target = optimizer.target();
            if (this.options.device != null) {
                target.to(this.options.device);
            }
            if (this.options.lossScale != null) {
                optimizer.setLossScale(this.options.lossScale);
            }
            optimizer.useAutoNewEpoch(this.options.autoNewEpoch);
        }
        captured = this.options.captured ? new CapturedStep(optimizers.get("main"), this.options.lossFunc) : null;
    }

    /// One step, counted afterwards: [#updateCore()] sees the number of steps before it.
    @Override public final void update() {
        updateCore();
        iteration++;
        if (captured != null) {
            captured.expectUse(getClass());
        }
    }

    /// One step.
    protected void updateCore() {
        BatchIterator iterator = iterators.get("main");
        Optimizer optimizer = main();
        Variable[] in = variables(iterator);
        if (captured != null) {
            captured.update(in);
        } else if (options.lossFunc == null) {
            optimizer.update(optimizer.target(), in);
        } else {
            optimizer.update(options.lossFunc, in);
        }
        if (options.autoNewEpoch && iterator.isNewEpoch()) {
            optimizers.values().forEach(Optimizer::newEpochOfUpdater);
        }
    }

    private Optimizer main() {
        Optimizer found = optimizers.get("main");
        return found != null ? found : optimizer("main");
    }

    /// The next batch as constants, one a slot.
    protected final Variable[] variables(BatchIterator iterator) {
        List<NDArray> arrays = options.converter.convert(iterator.next(), device());
        Variable[] in = new Variable[arrays.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = Variable.constant(arrays.get(i));
        }
        return in;
    }

    /// Where batches are put.
    public final Device device() {
        Optimizer optimizer = optimizers.getOrDefault("main", optimizers.values().iterator().next());
        return options.device != null ? options.device : optimizer.target().params().getFirst().device();
    }

    /// Whether the last step was a replay. Steps are replayed if [Options#captured(boolean)] asks for it and nothing is in
    /// the way: forward, backward and update are then one launch, with the same results to the last bit.
    ///
    /// Some steps are done as ever and compared with each other before one is recorded, for each of the first few shapes of
    /// batches; and one in a hundred afterwards, so that a model which has begun to do something else is noticed. In a replay
    /// only the optimizer's part of the program runs. The model's own doesn't: what a link holds, such as a classifier's
    /// `loss()`, is that of some step before, so look at what is reported instead; and numbers that the model gives to its
    /// kernels stay as they were. What a link changes from step to step, it must change in place.
    public final boolean captured() {
        return captured != null && captured.isReplay();
    }

    /// Why steps are not replayed, in a sentence that standard error has got as well; null if nothing is in the way.
    public final String captureObstacle() {
        return captured == null ? null : captured.obstacle();
    }

    @Override public final int iteration() {
        return iteration;
    }

    @Override public final int epoch() {
        return iterators.get("main").epoch();
    }

    @Override public final double epochDetail() {
        return iterators.get("main").epochDetail();
    }

    @Override public final double previousEpochDetail() {
        return iterators.get("main").previousEpochDetail();
    }

    @Override public final boolean isNewEpoch() {
        return iterators.get("main").isNewEpoch();
    }

    @Override public final Map<String, Optimizer> optimizers() {
        return Map.copyOf(optimizers);
    }

    @Override public final Map<String, BatchIterator> iterators() {
        return Map.copyOf(iterators);
    }

    /// Iterators, models, optimizers, the count. Models come before optimizers, whose state has the shapes of parameters
    /// that may only now get one.
    @Override public void serialize(Serializer s) {
        iterators.forEach((name, iterator) -> iterator.serialize(s.child("iterator:" + name)));
        optimizers.forEach((name, optimizer) -> optimizer.target().serialize(s.child("model:" + name)));
        optimizers.forEach((name, optimizer) -> optimizer.serialize(s.child("optimizer:" + name)));
        iteration = s.value("iteration", iteration);
        if (captured != null && !s.isWriter()) {
            captured.close(); // arrays may be others
        }
    }

    @Override public void close() {
        if (captured != null) {
            captured.close();
        }
        Updater.super.close();
    }
}
