package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.checking.MockUpdater;
import catenary.links.Linear;
import catenary.training.SmallRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterStatisticsTest {

    @TempDir Path out;

    /// What is observed at the end.
    private Map<String, Object> observed(SmallRun run, ParameterStatistics statistics) {
        Map<String, Object> seen = new LinkedHashMap<>();
        run.builder().stop(1, ITERATION).extend(statistics).extend("watch", t -> seen.putAll(t.observation())).build()
                .run();
        seen.keySet().removeIf(k -> !k.contains("/data/") && !k.contains("/grad/"));
        return seen;
    }

    @Test void everyParameterAndGradientIsDescribed() {
        var run = new SmallRun(out, 1);
        Map<String, Object> seen = observed(run,
                new ParameterStatistics(List.of(run.model()), o -> o.trigger(1, ITERATION)));
        assertEquals(4 * 2 * (5 + 7), seen.size(), seen.keySet().toString());
        NDArray W = run.parameters().get("/predictor/l1/W");
        assertEquals(W.max().item(), seen.get("None/predictor/l1/W/data/max"));
        assertEquals(W.mean().item(), (double) seen.get("None/predictor/l1/W/data/mean"), 1e-9);
        double[] sorted = Arrays.stream(W.toDoubleArray()).sorted().toArray();
        assertEquals((sorted[11] + sorted[12]) / 2, (double) seen.get("None/predictor/l1/W/data/percentile/3"), 1e-9);
        assertEquals(0.0, seen.get("None/predictor/l1/W/data/zeros"));
        assertTrue((double) seen.get("None/predictor/l2/b/grad/std") > 0);
    }

    @Test void whatIsNotWantedIsLeftOut() {
        var run = new SmallRun(out, 1);
        run.model().namedLinks();
        var link = run.model().links().stream().filter(l -> "l2".equals(l.name())).findFirst().orElseThrow();
        Map<String, Object> seen = observed(run, new ParameterStatistics(List.of(link), o -> o.trigger(1, ITERATION)
                .reportGrads(false).prefix("net").statistic("elements", a -> new double[] {a.size()})
                .statistics("elements")));
        assertEquals("{net/l2/W/data/elements=18.0, net/l2/b/data/elements=3.0}", seen.toString());
    }

    @Test void meansOfAnEpochAreObservedAtItsEnd() {
        var run = new SmallRun(out, 1);
        var statistics = new ParameterStatistics(run.model());
        List<Integer> at = new ArrayList<>();
        run.builder().stop(2, EPOCH).extend(statistics).extend("watch", t -> {
            if (t.observation().containsKey("None/predictor/l1/b/data/min")) {
                at.add(t.iteration());
            }
        }).build().run();
        assertEquals(List.of(3, 5), at);
        assertFalse(statistics.name().isEmpty());
    }

    /// Values of NumPy's `percentile`.
    @Test void percentilesInterpolate() {
        assertArrayEquals(new double[] {1, 1.75, 2.5, 10},
                ParameterStatistics.percentiles(new double[] {10, 1, 3, 2}, new double[] {0, 25, 50, 100}), 1e-12);
        assertTrue(Double.isNaN(ParameterStatistics.percentiles(new double[] {1, Double.NaN}, new double[] {0})[0]));
    }

    @Test void nothingIsComputedOfNaN() {
        var link = new Linear(2, 1);
        link.clearGrads();
        link.b().array().fill(Double.NaN);
        var log = new LogReport(o -> o.trigger(1, ITERATION));
        MockUpdater.trainer(1, ITERATION, 1).out(out).extend(new ParameterStatistics(List.of(link),
                o -> o.skipNanParams(true).statistics("mean", "percentile").trigger(1, ITERATION)))
                .extend(log).build().run();
        var row = log.log().getFirst();
        assertEquals(Double.NaN, row.get("None/b/data/mean"));
        assertEquals(Double.NaN, row.get("None/b/data/percentile"));
        assertFalse(row.containsKey("None/b/data/percentile/0"), row::toString);
        assertTrue(row.containsKey("None/W/data/percentile/6"), row::toString);
    }

    @Test void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, ParameterStatistics::new);
        var run = new SmallRun(out, 1);
        assertEquals(
                "ParameterStatistics: expected names among [mean, std, min, max, zeros, percentile], but found [men]",
                assertThrows(IllegalArgumentException.class,
                        () -> new ParameterStatistics(List.of(run.model()), o -> o.statistics("men"))).getMessage());
    }
}
