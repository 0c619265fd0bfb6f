package catenary.graph;

import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.autograd.VariableNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Everything that some variables were computed from: variables and functions, and what flows into what.
///
/// ```java
/// var graph = ComputationalGraph.of(loss);
/// System.out.println(graph);                    // DOT, Graphviz's language
/// graph.svg(Path.of("loss.svg"));               // drawn here, Graphviz is not needed
/// graph.png(Path.of("loss.png"));
/// ```
///
/// Variables are grey octagons labelled with shape and dtype, functions blue boxes. Graphs that were not recorded
/// (`noBackprop`) or that have been freed show the variables alone.
public final class ComputationalGraph {

    /// One box of the picture.
    ///
    /// @param id         `n0`, `n1`, ... from the outputs backwards
    /// @param label      shape and dtype of a variable, after its name; a function's name
    /// @param isVariable whether it is a variable
    public record Node(String id, String label, boolean isVariable) {}

    /// An arrow between two boxes, by their ids, in the direction of the data.
    public record Edge(String from, String to) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Map<Object, Node> seen = new IdentityHashMap<>();
    private final GraphOptions options;

    private ComputationalGraph(List<Variable> outputs, GraphOptions options) {
        this.options = options;
        if (options.removeVariable()) {
            walkFunctions(outputs);
        } else {
            walk(outputs);
        }
        seen.clear(); // the picture keeps no graph alive
    }

    /// The graph of everything `outputs` were computed from.
    public static ComputationalGraph of(Variable... outputs) {
        return of(List.of(outputs), o -> o);
    }

    /// The same with options.
    public static ComputationalGraph of(List<Variable> outputs, UnaryOperator<GraphOptions> options) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("graph: expected at least one variable, but found none");
        }
        return new ComputationalGraph(outputs, options.apply(GraphOptions.DEFAULT));
    }

    private void walk(List<Variable> outputs) {
        Deque<VariableNode> open = new ArrayDeque<>();
        for (Variable y : outputs) {
            if (!seen.containsKey(y.node())) {
                open.add(y.node());
                add(y.node());
            }
        }
        while (!open.isEmpty()) {
            VariableNode y = open.remove();
            FunctionNode f = y.creator();
            if (f == null) {
                continue;
            }
            boolean first = !seen.containsKey(f);
            Node function = add(f);
            edges.add(new Edge(function.id, seen.get(y).id));
            if (first) {
                for (VariableNode x : f.inputs()) {
                    if (!seen.containsKey(x)) {
                        open.add(x);
                    }
                    edges.add(new Edge(add(x).id, function.id));
                }
            }
        }
    }

    private void walkFunctions(List<Variable> outputs) {
        Deque<FunctionNode> open = new ArrayDeque<>();
        for (Variable y : outputs) {
            visit(y.creator(), open);
        }
        while (!open.isEmpty()) {
            FunctionNode f = open.remove();
            for (VariableNode x : f.inputs()) {
                Node from = visit(x.creator(), open);
                if (from != null) {
                    edges.add(new Edge(from.id, seen.get(f).id));
                }
            }
        }
    }

    private Node visit(FunctionNode f, Deque<FunctionNode> open) {
        if (f != null && !seen.containsKey(f)) {
            open.add(f);
        }
        return f == null ? null : add(f);
    }

    private Node add(FunctionNode f) {
        return seen.computeIfAbsent(f, _ -> register(f.label(), false));
    }

    private Node add(VariableNode x) {
        return seen.computeIfAbsent(x, _ -> {
            String label = x.label();
            boolean named = x.name() != null && !options.showName();
            return register(named ? label.substring(x.name().length() + 2) : label, true);
        });
    }

    private Node register(String label, boolean isVariable) {
        Node node = new Node("n" + nodes.size(), label, isVariable);
        nodes.add(node);
        return node;
    }

    /// The boxes, from the outputs backwards.
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /// The arrows, each once.
    public List<Edge> edges() {
        return List.copyOf(edges);
    }

    GraphOptions options() {
        return options;
    }

    Map<String, String> style(Node node) {
        return node.isVariable ? options.variableStyle() : options.functionStyle();
    }

    /// The graph in Graphviz's language, one box or arrow a line.
    public String dot() {
        StringBuilder s = new StringBuilder("digraph graphname{rankdir=").append(options.rankdir()).append(";\n");
        for (Node node : nodes) {
            Map<String, String> style = style(node);
            s.append(node.id).append(" [label=\"").append(escape(node.label, style.get("shape"))).append('"');
            style.forEach((key, value) -> s.append(',').append(key).append("=\"").append(value).append('"'));
            s.append("];\n");
        }
        for (Edge edge : edges) {
            s.append(edge.from).append(" -> ").append(edge.to).append(";\n");
        }
        return s.append('}').toString();
    }

    /// In a record's label braces, bars and angle brackets would divide it into fields.
    private static String escape(String label, String shape) {
        String quoted = label.replace("\\", "\\\\").replace("\"", "\\\"");
        return "record".equals(shape) ? quoted.replaceAll("[{}|<>]", "\\\\$0") : quoted;
    }

    /// Writes the same text.
    public ComputationalGraph dot(Path file) {
        return write(file, dot().getBytes(StandardCharsets.UTF_8));
    }

    public ComputationalGraph dot(String file) {
        return dot(Path.of(file));
    }

    /// Writes a vector picture.
    public ComputationalGraph svg(Path file) {
        return write(file, new SvgWriter(GraphLayout.of(this)).text().getBytes(StandardCharsets.UTF_8));
    }

    public ComputationalGraph svg(String file) {
        return svg(Path.of(file));
    }

    /// Writes a picture of pixels, twice the size of the vector one (smaller if the graph is huge).
    public ComputationalGraph png(Path file) {
        return write(file, new PngPainter(GraphLayout.of(this)).bytes());
    }

    public ComputationalGraph png(String file) {
        return png(Path.of(file));
    }

    /// The same picture, as pixels.
    public BufferedImage image() {
        return new PngPainter(GraphLayout.of(this)).image();
    }

    private ComputationalGraph write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("graph: cannot write " + file + ": " + e, e);
        }
        return this;
    }

    /// The same as [#dot()].
    @Override public String toString() {
        return dot();
    }
}
