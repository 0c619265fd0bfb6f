package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.training.CountingUpdater;
import catenary.training.Extension;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import catenary.training.TrainingException;
import catenary.training.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Extensions that write, change or check what is observed.
class ObservationsTest {

    @TempDir Path out;

    @Test void theLearningRateIsObserved() {
        var log = new LogReport();
        new SmallRun(out, 1).builder().stop(1, EPOCH).extend(Observe.lr()).extend("own", log).build().run();
        assertTrue((double) log.log().getFirst().get("lr") > 0);
    }

    @Test void anythingIsObserved() {
        var seen = new ArrayList<>();
        Trainer.builder(new CountingUpdater(2)).stop(2, EPOCH).out(out).extend(new Observe("x", Trainer::iteration))
                .extend(t -> seen.add(t.observation().get("x"))).build().run();
        assertEquals(Arrays.asList(null, 2, null, 4), seen);
    }

    @Test void everyExampleCountsTheSame() {
        var seen = new ArrayList<>();
        Trainer.builder(new CountingUpdater(2)).stop(2, EPOCH).out(out).extend("values", t -> {
            t.observation().put("right", t.iteration());
            t.observation().put("all", 10.0 * t.iteration() * t.iteration());
        }, Trigger.every(1, ITERATION), Extension.WRITER).extend(new MicroAverage("right", "all", "accuracy"))
                .extend(t -> seen.add(t.observation().get("accuracy"))).build().run();
        assertNull(seen.get(0));
        assertEquals(3 / 50.0, seen.get(1));
        assertEquals(7 / 250.0, seen.get(3));
    }

    @Test void aLostRunEnds() {
        var run = new SmallRun(out, 1);
        var trainer = run.builder().stop(9, EPOCH).extend(new FailOnNonNumber()).extend("spoil", t -> {
            var p = t.target().namedParams().get("/predictor/l2/b");
            p.array().setItem(Double.NaN, 1);
        }, Trigger.every(2, ITERATION), Extension.WRITER).build();
        var e = assertThrows(TrainingException.class, trainer::run);
        assertTrue(
                e.getMessage().startsWith("training diverged: parameter /predictor/l2/b of optimizer main is not finite"
                        + " at epoch 0, iteration 2"),
                e.getMessage());
    }

    @Test void keptGraphsAreCut() {
        var graphs = new ArrayList<Boolean>();
        try (var _ = Config.with(c -> c.withKeepGraphOnReport(true))) {
            new SmallRun(out, 1).builder().stop(2, ITERATION).extend(new UnchainVariables())
                    .extend("before", t -> graphs.add(((Variable) t.observation().get("main/loss")).creator() != null))
                    .extend("after", t -> graphs.add(((Variable) t.observation().get("main/loss")).creator() != null),
                            Trigger.every(1, ITERATION), -1)
                    .build().run();
        }
        assertEquals(List.of(true, false, true, false), graphs);
    }
}
