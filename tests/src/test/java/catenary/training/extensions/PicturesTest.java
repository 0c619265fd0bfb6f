package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.serializers.DictionarySerializer;
import catenary.training.SmallRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DumpGraph, PlotReport and VariableStatisticsPlot.
class PicturesTest {

    @TempDir Path out;

    @Test void theGraphOfTheFirstIterationIsWritten() throws Exception {
        var kept = new ArrayList<Boolean>();
        var graphs = new DumpGraph("main/loss");
        new SmallRun(out, 1).builder().stop(1, EPOCH).extend(graphs)
                .extend("watch", t -> kept.add(((Variable) t.observation().get("main/loss")).creator() != null))
                .build().run();
        String dot = Files.readString(out.resolve("cg.dot"));
        assertTrue(dot.startsWith("digraph graphname{rankdir=TB;") && dot.contains("label=\"softmaxCrossEntropy\""),
                dot);
        assertTrue(ImageIO.read(out.resolve("cg.png").toFile()).getWidth() > 200);
        assertEquals(List.of(true, false, false), kept, "only the first iteration keeps its graph");
        assertFalse(Config.current().keepGraphOnReport());
        assertEquals("[_flag_called, _original_flag]",
                DictionarySerializer.entries(graphs).keySet().stream().sorted().toList().toString());
    }

    @Test void whatIsNoVariableHasNoGraph() {
        var trainer = new SmallRun(out, 1).builder().stop(1, EPOCH).extend(new DumpGraph("other")).build();
        var e = assertThrows(IllegalArgumentException.class, trainer::run);
        assertTrue(e.getMessage().startsWith("DumpGraph: expected a variable observed as other"), e.getMessage());
        assertFalse(Config.current().keepGraphOnReport());
    }

    @Test void curvesAreDrawn() throws Exception {
        var plot = new PlotReport(List.of("main/loss", "validation/main/loss", "never/seen"),
                o -> o.xKey(EPOCH).filename("curves.png"));
        new SmallRun(out, 1).builder().stop(4, EPOCH).extend("curves", plot).build().run();
        assertEquals(List.of("main/loss", "validation/main/loss"), List.copyOf(plot.curves().keySet()));
        assertEquals(4, plot.curves().get("main/loss").size());
        assertEquals(1.2, plot.curves().get("main/loss").getFirst()[0], 1e-9);
        assertTrue(ImageIO.read(out.resolve("curves.png").toFile()).getWidth() >= 800);
        assertTrue(Files.exists(out.resolve("plot.png")), "that of the run itself");

        var loaded = new PlotReport(List.of("main/loss"), o -> o.filename("curves.png"));
        DictionarySerializer.load(DictionarySerializer.entries(plot), loaded, o -> o);
        assertEquals(plot.curves().get("main/loss").get(3)[1], loaded.curves().get("main/loss").get(3)[1]);
    }

    @Test void distributionsAreDrawn() throws Exception {
        var run = new SmallRun(out, 1);
        var plot = new VariableStatisticsPlot(run.model(), o -> o.percentileSigmas(0, 50, 100));
        var before = Generator.global().state();
        plot.call(run.builder().build());
        assertArrayEquals(before, Generator.global().state(), "looking draws no random numbers");
        run.builder().stop(2, EPOCH).extend("statistics", plot).build().run();
        List<double[]> data = plot.samples("data");
        int n = data.size();
        assertEquals(6, n, "once before, then after each of five updates");
        double[] all = run.model().params().stream().map(p -> p.array().toDoubleArray())
                .flatMapToDouble(Arrays::stream).toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double[] last = data.getLast();
        assertEquals(5, last[0]);
        assertEquals(mean, last[1], 1e-12);
        assertEquals(Math.sqrt(Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow()), last[2],
                1e-12);
        assertEquals(Arrays.stream(all).min().orElseThrow(), last[3]);
        assertEquals(Arrays.stream(all).max().orElseThrow(), last[5]);
        assertEquals(6, plot.samples("grad").size());
        var image = ImageIO.read(out.resolve("statistics.png").toFile());
        assertEquals("1280 x 960", image.getWidth() + " x " + image.getHeight());

        var other = new VariableStatisticsPlot(run.model(), o -> o.percentileSigmas(0, 50, 100));
        DictionarySerializer.load(DictionarySerializer.copies(plot), other, o -> o);
        assertEquals(DictionarySerializer.copies(plot), DictionarySerializer.copies(other));
        var wider = new VariableStatisticsPlot(run.model());
        DictionarySerializer.load(DictionarySerializer.copies(plot), wider, o -> o);
        assertEquals(List.of(), wider.samples("data"), "a reservoir of another form is passed over");
    }

    @Test void aReservoirKeepsASampleOfAllInOrder() {
        int late = 0;
        var reservoir = new Reservoir(100, 1);
        for (int i = 0; i < 10_000; i++) {
            reservoir.add(new double[] {i});
        }
        double[] rows = reservoir.rows().stream().mapToDouble(r -> r[0]).toArray();
        assertEquals(100, rows.length);
        for (int i = 1; i < rows.length; i++) {
            assertTrue(rows[i - 1] < rows[i], "in order");
            late += rows[i] >= 5000 ? 1 : 0;
        }
        assertTrue(late > 30 && late < 70, late + " of the later half");
    }

    @Test void nothingToDrawIsRefused() {
        var model = new SmallRun(out, 1).model();
        assertThrows(IllegalArgumentException.class, () -> new VariableStatisticsPlot(List.of(), o -> o));
        assertThrows(IllegalArgumentException.class,
                () -> new VariableStatisticsPlot(model, o -> o.reportData(false).reportGrad(false)));
        assertThrows(IllegalArgumentException.class,
                () -> new VariableStatisticsPlot(model,
                        o -> o.plotMean(false).plotStd(false).percentileSigmas(new double[0])));
        assertThrows(IllegalArgumentException.class,
                () -> new VariableStatisticsPlot(model, o -> o.percentileSigmas(101)));
    }
}
