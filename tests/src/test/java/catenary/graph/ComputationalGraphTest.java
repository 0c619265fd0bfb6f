package catenary.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputationalGraphTest {

    private final Variable x = variable(2, 3).name("x");
    private final Variable y = x.mul(x).sub(x).sum();

    @Test void isWrittenAsDot() {
        assertEquals("""
                digraph graphname{rankdir=TB;
                n0 [label="float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];
                n1 [label="sum",shape="record",fillcolor="#6495ED",style="filled"];
                n2 [label="(2, 3), float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];
                n3 [label="sub",shape="record",fillcolor="#6495ED",style="filled"];
                n4 [label="(2, 3), float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];
                n5 [label="x: (2, 3), float32",shape="octagon",fillcolor="#E0E0E0",style="filled"];
                n6 [label="mul",shape="record",fillcolor="#6495ED",style="filled"];
                n1 -> n0;
                n2 -> n1;
                n3 -> n2;
                n4 -> n3;
                n5 -> n3;
                n6 -> n4;
                n5 -> n6;
                }""", ComputationalGraph.of(y).toString());
    }

    @Test void variablesCanBeLeftOut() {
        var graph = ComputationalGraph.of(List.of(y), o -> o.removeVariable(true).rankdir(GraphOptions.RankDir.LR));
        assertTrue(graph.dot().startsWith("digraph graphname{rankdir=LR;"));
        assertEquals(List.of("sum", "sub", "mul"), graph.nodes().stream().map(ComputationalGraph.Node::label).toList());
        assertEquals(2, graph.edges().size());
    }

    @Test void namesCanBeLeftOut() {
        assertFalse(ComputationalGraph.of(List.of(y), o -> o.showName(false)).dot().contains("x: "));
    }

    @Test void stylesAreGraphviz() {
        var dot = ComputationalGraph.of(List.of(y), o -> o.variableStyle(Map.of("shape", "oval"))).dot();
        assertTrue(dot.contains("n0 [label=\"float32\",shape=\"oval\"];"), dot);
    }

    @Test void aRecordsLabelIsEscaped() {
        var named = variable(1).name("a\"b");
        assertTrue(ComputationalGraph.of(named).dot().contains("a\\\"b: (1,), float32"));
    }

    @Test void severalOutputsShareWhatTheyShare() {
        var graph = ComputationalGraph.of(List.of(x.mul(2), x.mul(3)), o -> o);
        assertEquals(5, graph.nodes().size());
        assertEquals(4, graph.edges().size());
    }

    @Test void whatWasNotRecordedIsAVariableAlone() {
        try (var _ = Config.noBackprop()) {
            assertEquals(1, ComputationalGraph.of(x.mul(2)).nodes().size());
        }
    }

    @Test void picturesAreWellFormed(@TempDir Path folder) throws Exception {
        var graph = ComputationalGraph.of(y).svg(folder.resolve("g.svg")).png(folder.resolve("g.png"));
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("g.svg").toFile());
        assertEquals(graph.nodes().size(), svg.getElementsByTagName("text").getLength());
        assertEquals(graph.edges().size(), svg.getElementsByTagName("path").getLength());
        var png = ImageIO.read(folder.resolve("g.png").toFile());
        assertTrue(png.getHeight() > png.getWidth(), "a chain of three functions stands upright");
        var colours = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
        var seen = Arrays.stream(colours).boxed().collect(Collectors.toSet());
        assertTrue(seen.contains(0xFFE0E0E0) && seen.contains(0xFF6495ED));
    }

    /// The layout puts no box on another, and every arrow ends at the edge of the box it points at.
    @Test void theLayoutIsOrderly() {
        var h = y;
        for (int i = 0; i < 20; i++) h = h.mul(h).add(i % 3 == 0 ? y : h);
        var graph = ComputationalGraph.of(h);
        var layout = GraphLayout.of(graph);
        var boxes = layout.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                var a = boxes.get(i);
                var b = boxes.get(j);
                assertFalse(a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height()
                        && b.y() < a.y() + a.height(), () -> a + " lies on " + b);
            }
        }
        var edges = graph.edges();
        for (int i = 0; i < edges.size(); i++) {
            var to = boxes.get(Integer.parseInt(edges.get(i).to().substring(1)));
            assertEquals(to.y(), layout.arrows().get(i).tip()[1], 0.5);
        }
    }

    @Test void aFolderThatIsNotThereIsSaid(@TempDir Path folder) {
        var e = assertThrows(UncheckedIOException.class,
                () -> ComputationalGraph.of(y).svg(folder.resolve("no/g.svg")));
        assertTrue(e.getMessage().startsWith("graph: cannot write "), e.getMessage());
    }

    private static Variable variable(int... shape) {
        return new Variable(Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(shape), 1));
    }
}
