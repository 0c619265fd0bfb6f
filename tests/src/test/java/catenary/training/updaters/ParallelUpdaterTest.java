package catenary.training.updaters;

import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.CopyMode;
import catenary.links.Linear;
import catenary.links.Link;
import catenary.optimizers.MomentumSGD;
import catenary.serializers.DictionarySerializer;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelUpdaterTest {

    /// Two layers whose sizes are not known before the first batch.
    private static final class Net extends Chain {
        private final Linear l1 = new Linear(5);
        private final Linear l2 = new Linear(3);

        @Override public Variable apply(Variable x) {
            return l2.apply(F.tanh(l1.apply(x)));
        }
    }

    private static UnaryOperator<ParallelUpdater.Options> cpus(int n) {
        return o -> {
            o.device("main", Devices.cpu());
            for (int i = 1; i < n; i++) {
                o.device("copy" + i, Devices.cpu());
            }
            return o;
        };
    }

    private record Run(Classifier model, MomentumSGD optimizer, StandardUpdater updater) {
        static Run of(int examples, int batchSize, int devices, double lr) {
            Generator.global().seed(4);
            var model = new Classifier(new Net());
            var optimizer = new MomentumSGD(lr);
            optimizer.setup(model);
            var it = new SerialIterator(SmallRun.data(examples, 1), batchSize);
            return new Run(model, optimizer, devices == 0 ? new StandardUpdater(it, optimizer)
                    : new ParallelUpdater(it, optimizer, cpus(devices)));
        }

        Run after(int steps) {
            for (int i = 0; i < steps; i++) {
                updater.update();
            }
            return this;
        }

        Map<String, NDArray> params() {
            Map<String, NDArray> all = new LinkedHashMap<>();
            model.namedParams().forEach((path, p) -> all.put(path, p.array()));
            return all;
        }
    }

    /// The sum of three means over a third of the batch is three times the mean over all.
    @Test void severalDevicesDoWhatOneDoesWithAThirdOfItsLearningRate() {
        Run one = Run.of(60, 12, 0, 0.3).after(8);
        Run three = Run.of(60, 12, 3, 0.1).after(8);
        one.params().forEach((path, p) -> assertTrue(p.allClose(three.params().get(path), 1e-4, 1e-6), path));
        assertEquals(1, three.optimizer.epoch());
        assertEquals(8, three.updater.iteration());
    }

    @Test void oneDeviceIsTheStandardUpdater() {
        Run one = Run.of(50, 20, 0, 0.1).after(5);
        Run same = Run.of(50, 20, 1, 0.1).after(5);
        assertEquals(one.params(), same.params());
    }

    @Test void aModelThatGetsNoExampleSitsOut() {
        Run few = Run.of(10, 2, 3, 0.1).after(1);
        Run two = Run.of(10, 2, 2, 0.1).after(1);
        assertEquals(two.params(), few.params());
    }

    @Test void copiesReportUnderTheirNames(@TempDir Path folder) {
        Run run = Run.of(50, 20, 2, 0.1);
        var seen = new LinkedHashMap<String, Object>();
        Trainer.builder(run.updater).stop(2, ITERATION).out(folder).extend(t -> seen.putAll(t.observation())).build()
                .run();
        assertEquals(List.of("main/loss", "main/accuracy", "copy1/loss", "copy1/accuracy"), List.copyOf(seen.keySet()));
    }

    @Test void aResumedRunIsTheUninterruptedOne() {
        Run whole = Run.of(50, 20, 2, 0.1).after(3);
        var state = DictionarySerializer.copies(whole.updater);
        assertTrue(state.keySet().stream().noneMatch(k -> k.contains("copy1")), state.keySet().toString());
        Run resumed = Run.of(50, 20, 2, 0.1);
        DictionarySerializer.load(state, resumed.updater, o -> o);
        assertEquals(whole.after(4).params(), resumed.after(4).params());
    }

    @Test void modelsMayBeGivenAndTheLossToo() {
        Run run = Run.of(50, 20, 0, 0.1);
        Link other = run.model.copy(CopyMode.COPY);
        Map<String, Link> models = new LinkedHashMap<>(Map.of("main", run.model));
        models.put("second", other);
        int[] examples = {0};
        var updater = new ParallelUpdater(new SerialIterator(SmallRun.data(50, 1), 20), run.optimizer,
                o -> o.models(models).lossScale(4).lossFunc((model, xs) -> {
                    examples[0] += xs[0].shape().axis(0);
                    return model.apply(xs);
                }));
        updater.update();
        assertSame(other, updater.models().get("second"));
        assertEquals(20, examples[0]);
        assertEquals(4, run.optimizer.lossScale());
        assertNotSame(run.model, other);
    }

    @Test void theMainOneMustBeThere() {
        Run run = Run.of(50, 20, 0, 0.1);
        var it = new SerialIterator(SmallRun.data(50, 1), 20);
        assertEquals(
                "ParallelUpdater: expected a device called main, or models of which main is the optimizer's, but found "
                        + "devices [other] and models []",
                assertThrows(IllegalArgumentException.class, () -> new ParallelUpdater(it, run.optimizer,
                        o -> o.device("other", Devices.cpu()))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new ParallelUpdater(it, run.optimizer, o -> o));
        assertThrows(IllegalArgumentException.class, () -> new ParallelUpdater(it, run.optimizer,
                o -> o.models(Map.of("main", new Classifier(new Net())))));
    }
}
