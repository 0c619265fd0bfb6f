package catenary.training.triggers;

import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.array.NDArray;
import catenary.training.SmallRun;
import catenary.training.TrainerBuilder;
import catenary.training.extensions.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose loss, said here, is best after the second of six iterations.
class EarlyStoppingTriggerTest {

    private static final double[] LOSSES = {3, 1, 2, 2, 2, 2};

    @TempDir private Path out;

    private final List<Map<String, NDArray>> seen = new ArrayList<>();

    private TrainerBuilder run(SmallRun run, boolean restoreBest) {
        return run.builder()
                .extend("said", t -> t.observation().put("said", LOSSES[t.iteration() - 1]))
                .extend("seen", _ -> seen.add(copies(run.parameters())))
                .stop(new EarlyStoppingTrigger(o -> {
                    var early = o.checkTrigger(1, ITERATION).monitor("said").patience(3);
                    return restoreBest ? early.restoreBest(run.model()) : early;
                }));
    }

    private static Map<String, NDArray> copies(Map<String, NDArray> parameters) {
        Map<String, NDArray> out = new TreeMap<>();
        parameters.forEach((path, a) -> out.put(path, a.copy()));
        return out;
    }

    @Test void theBestParametersAreThereInTheEnd() {
        var run = new SmallRun(out, 1);
        run(run, true).build().run();
        assertEquals(5, seen.size());
        assertNotEquals(seen.get(1), seen.get(4));
        assertEquals(seen.get(1), new TreeMap<>(run.parameters()));
    }

    @Test void otherwiseTheLastAre() {
        var run = new SmallRun(out, 1);
        run(run, false).build().run();
        assertEquals(seen.get(4), new TreeMap<>(run.parameters()));
    }

    @Test void aResumedRunEndsWithTheSame() {
        run(new SmallRun(out, 1), true).extend(new Snapshot(o -> o.filename("here")), t -> t.iteration() == 3)
                .build().run();
        var resumed = new SmallRun(out, 2);
        run(resumed, true).resume(out.resolve("here")).build().run();
        assertEquals(seen.get(1), new TreeMap<>(resumed.parameters()));
        assertEquals(5 + 2, seen.size(), "the third iteration, which the snapshot ends with, counts once");
    }
}
