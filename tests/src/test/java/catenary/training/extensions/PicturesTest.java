package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.serializers.DictionarySerializer;
import catenary.training.SmallRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DumpGraph and PlotReport.
class PicturesTest {

    @TempDir Path out;

    @Test void theGraphOfTheFirstIterationIsWritten() throws Exception {
        var kept = new ArrayList<Boolean>();
        var graphs = new DumpGraph("main/loss");
        new SmallRun(out, 1).builder().stop(1, EPOCH).extend(graphs)
                .extend("watch", t -> kept.add(((Variable) t.observation().get("main/loss")).creator() != null))
                .build().run();
        String dot = Files.readString(out.resolve("graph.dot"));
        assertTrue(dot.startsWith("digraph graphname{rankdir=TB;") && dot.contains("label=\"softmaxCrossEntropy\""),
                dot);
        assertTrue(ImageIO.read(out.resolve("graph.png").toFile()).getWidth() > 200);
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
                o -> o.x(EPOCH).filename("curves.png"));
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
}
