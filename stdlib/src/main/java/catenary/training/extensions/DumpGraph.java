package catenary.training.extensions;

import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.graph.ComputationalGraph;
import catenary.graph.GraphOptions;
import catenary.serializers.AtomicFile;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.Trigger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes the graph of the first iteration that leads to an observed variable: as `cg.dot`, and as the picture
/// `cg.png`, which another thread draws meanwhile.
public final class DumpGraph implements Extension {

    /// @param filename of the DOT text, in the output folder; the picture's has the suffix `.png` instead
    /// @param picture  whether there is a picture
    /// @param graph    how the graph is drawn
    public record Options(String filename, boolean picture, UnaryOperator<GraphOptions> graph) {

        static final Options DEFAULT = new Options("cg.dot", true, o -> o);

        public Options filename(String filename) {
            return new Options(filename, picture, graph);
        }

        public Options picture(boolean picture) {
            return new Options(filename, picture, graph);
        }

        public Options graph(UnaryOperator<GraphOptions> graph) {
            return new Options(filename, picture, graph);
        }
    }

    private final String root;
    private final Options options;
    private boolean done;
    private Config.Scope keepingGraphs;
    private Thread painter;

    /// @param root key of the observation, such as `main/loss`
    public DumpGraph(String root) {
        this(root, o -> o);
    }

    public DumpGraph(String root, UnaryOperator<Options> options) {
        this.root = root;
        this.options = options.apply(Options.DEFAULT);
    }

    /// Has reported variables keep their graph until the first iteration is over.
    @Override public void initialize(Trainer trainer) {
        if (!done) {
            keepingGraphs = Config.with(c -> c.withKeepGraphOnReport(true));
        }
    }

    /// @throws IllegalArgumentException if what was observed is not a variable
    @Override public void call(Trainer trainer) {
        if (!(trainer.observation().get(root) instanceof Variable y)) {
            throw new IllegalArgumentException("DumpGraph: expected a variable observed as " + root + ", but found "
                    + trainer.observation().keySet());
        }
        done = true;
        release();
        ComputationalGraph graph = ComputationalGraph.of(List.of(y), options.graph);
        Path file = trainer.out().resolve(options.filename);
        byte[] dot = graph.dot().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(dot));
        if (options.picture) {
            String name = file.getFileName().toString();
            int dotAt = name.lastIndexOf('.');
            Path picture = file.resolveSibling((dotAt > 0 ? name.substring(0, dotAt) : name) + ".png");
            painter = Thread.ofPlatform().name("catenary-graph").daemon().start(() -> paint(graph, picture));
        }
    }

    /// A picture that can't be drawn, for want of fonts, say, is no reason to end training.
    private static void paint(ComputationalGraph graph, Path picture) {
        try {
            graph.png(picture);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("DumpGraph: no picture: " + e.getMessage());
        }
    }

    private void release() {
        if (keepingGraphs != null) {
            keepingGraphs.close();
            keepingGraphs = null;
        }
    }

    @Override public void close() {
        release();
        if (painter != null) {
            try {
                painter.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The first iteration.
    @Override public Trigger trigger() {
        return _ -> !done;
    }

    @Override public String name() {
        return "dump_graph";
    }

    @Override public void serialize(Serializer s) {
        if (s.has("_flag_called")) {
            s.value("_original_flag", false);
            done = s.value("_flag_called", done);
        }
    }
}
