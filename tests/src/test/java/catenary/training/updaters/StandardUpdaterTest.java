package catenary.training.updaters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.optimizers.SGD;
import catenary.reporting.Reporting;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import catenary.training.extensions.LogReport;
import catenary.training.extensions.Observe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardUpdaterTest {

    private final SerialIterator iterator = new SerialIterator(SmallRun.data(50, 1), 20);
    private final Linear linear = new Linear(4, 3);
    private final Classifier model = new Classifier(linear);
    private final SGD optimizer = new SGD(0.1);

    StandardUpdaterTest() {
        optimizer.setup(model);
    }

    @Test void countsStepsAndSweeps() {
        var updater = new StandardUpdater(iterator, optimizer);
        assertEquals(0, updater.iteration());
        var details = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            updater.update();
            details.add(updater.epochDetail());
        }
        assertEquals(5, updater.iteration());
        assertEquals(List.of(0.4, 0.8, 1.2, 1.6, 2.0), details);
        assertEquals(1.6, updater.previousEpochDetail());
        assertTrue(updater.isNewEpoch());
        assertEquals(2, updater.epoch());
        assertEquals(2, optimizer.epoch());
        assertThrows(IllegalStateException.class, optimizer::newEpoch, "the updater counts");
    }

    @Test void optimizersMayCountForThemselves() {
        var updater = new StandardUpdater(iterator, optimizer, o -> o.autoNewEpoch(false));
        for (int i = 0; i < 5; i++) updater.update();
        assertEquals(0, optimizer.epoch());
        optimizer.newEpoch();
    }

    /// Inside the step the number is that of the steps before it.
    @Test void theStepSeesTheCountBeforeIt() {
        var seen = new ArrayList<Integer>();
        class Watch extends StandardUpdater {
            Watch() {
                super(iterator, optimizer);
            }

            @Override protected void updateCore() {
                seen.add(iteration());
                super.updateCore();
            }
        }
        var updater = new Watch();
        updater.update();
        updater.update();
        assertEquals(List.of(0, 1), seen);
    }

    @Test void theLossMayBeAnyFunctionOfTheBatch() {
        var before = linear.namedParams().get("/W").array().copy();
        var sizes = new ArrayList<Integer>();
        var updater = new StandardUpdater(iterator, optimizer, o -> o.lossFunc(xs -> {
            assertFalse(xs[0].requiresGrad(), "nobody wants the gradient of data");
            return F.softmaxCrossEntropy(linear.apply(xs[0]), xs[1]);
        }).converter((batch, device) -> {
            sizes.add(batch.size());
            return batch.arrays(device);
        }).lossScale(8));
        updater.update();
        assertEquals(List.of(20), sizes);
        assertEquals(8, optimizer.lossScale());
        assertFalse(before.equals(linear.namedParams().get("/W").array()));
    }

    /// Chainer's DCGAN: two optimizers, none of them called main, and a step that is the updater's own.
    @Test void competingNetworksHaveOptimizersOfTheirOwn(@TempDir Path out) {
        var gen = new Linear(1, 1);
        var dis = new Linear(1, 1);
        class Competition extends StandardUpdater {
            Competition() {
                super(Map.of("main", iterator), Map.of("gen", new SGD(0.1).setup(gen), "dis", new SGD(0.1).setup(dis)),
                        o -> o);
            }

            @Override protected void updateCore() {
                NDArray real = variables(iterator("main"))[0].array().get(Index.all(), Index.slice(0, 1));
                Variable fake = gen.apply(Variable.constant(real));
                Variable y = dis.apply(fake);
                Variable loss = F.mean(F.softplus(y.neg()));
                Reporting.report(Map.of("loss", loss), gen);
                optimizer("gen").update(() -> loss);
                fake.unchainBackward();
                optimizer("dis").update(() -> F.mean(F.softplus(dis.apply(fake))));
            }
        }
        var log = new LogReport(o -> o.trigger(1, TrainingUnit.ITERATION));
        Trainer.builder(new Competition()).stop(3, TrainingUnit.ITERATION).out(out).extend(log)
                .extend("rate", Observe.lr("dis", "rate"), Trigger.every(1, TrainingUnit.ITERATION)).build().run();
        assertEquals(3, log.log().size());
        assertEquals(List.of("gen/loss", "rate"), List.copyOf(log.log().getLast().keySet()).subList(0, 2));
    }

    @Test void theMainOnesMustBeThere() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> new StandardUpdater(Map.of("other", iterator), Map.of("main", optimizer), o -> o));
        assertEquals("updater: expected an optimizer, and an iterator called main, but found [main] and [other]",
                e.getMessage());
        var pair = new StandardUpdater(Map.of("main", iterator), Map.of("gen", optimizer), o -> o);
        assertEquals("updater: expected an optimizer among [gen], but found main",
                assertThrows(IllegalArgumentException.class, pair::update).getMessage());
        assertEquals(0, pair.iteration());
        assertThrows(IllegalArgumentException.class, () -> new StandardUpdater(Map.of("main", iterator),
                Map.of("gen", optimizer), o -> o.captured(true)));
        var updater = new StandardUpdater(iterator, optimizer);
        assertThrows(IllegalArgumentException.class, () -> updater.optimizer("gen"));
        assertThrows(IllegalArgumentException.class, () -> updater.iterator("test"));
    }
}
