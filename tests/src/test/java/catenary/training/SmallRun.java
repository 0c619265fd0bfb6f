package catenary.training;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.EPOCH;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.datasets.TupleDataset;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.optimizers.Adam;
import catenary.training.extensions.Evaluator;
import catenary.training.extensions.LogReport;
import catenary.training.extensions.PlotReport;
import catenary.training.extensions.Snapshot;
import catenary.training.updaters.StandardUpdater;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A training run that takes a moment: 50 examples in batches of 20, two layers, dropout, so that everything which has a
/// state is in it.
public final class SmallRun {

    /// Two layers with dropout between.
    public static final class Net extends Chain {
        private final Linear l1 = new Linear(6);
        private final Linear l2;

        public Net(int classes) {
            l2 = new Linear(classes);
        }

        @Override public Variable apply(Variable x) {
            return l2.apply(F.dropout(F.relu(l1.apply(x))));
        }
    }

    private final Path out;
    private final Classifier model;
    private final SerialIterator iterator;
    private final TrainerBuilder builder;

    /// The same seed, the same run.
    public SmallRun(Path out, long seed) {
        this.out = out;
        Generator.global().seed(seed);
        model = new Classifier(new Net(3));
        iterator = new SerialIterator(data(50, 1), 20);
        var test = new SerialIterator(data(30, 2), 20, o -> o.repeat(false).shuffle(false));
        builder = Trainer.builder(new StandardUpdater(iterator, new Adam(0.05).setup(model))).out(out)
                .extend(new Evaluator(test, model))
                .extend(new Snapshot(), every(1, EPOCH))
                .extend(new LogReport())
                .extend(new PlotReport("main/loss"));
    }

    /// Points of three classes.
    public static TupleDataset data(int n, long seed) {
        var random = new Generator(seed);
        NDArray x = random.randn(Devices.cpu(), DType.FLOAT32, Shape.of(n, 4));
        float[] values = x.toFloatArray();
        int[] t = new int[n];
        for (int i = 0; i < n; i++) {
            t[i] = values[4 * i] > 0.5 ? 2 : values[4 * i + 1] > 0 ? 1 : 0;
        }
        return new TupleDataset(x, Create.of(Devices.cpu(), Shape.of(n), t)).named("points seed:" + seed);
    }

    public TrainerBuilder builder() {
        return builder;
    }

    public Classifier model() {
        return model;
    }

    public SerialIterator iterator() {
        return iterator;
    }

    public Path out() {
        return out;
    }

    /// The values of all parameters.
    public Map<String, NDArray> parameters() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        model.namedParams().forEach((path, p) -> all.put(path, p.array()));
        return all;
    }
}
