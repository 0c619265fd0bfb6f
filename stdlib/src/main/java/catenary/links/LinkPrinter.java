package catenary.links;

import catenary.autograd.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Prints a link as an indented tree of its children, with the number of parameters of each, and names
/// and shapes of its own:
///
/// ```
/// MLP(
///   (l1): Linear(inSize=784, outSize=50, nobias=false),  // 39250 parameters: W (50, 784), b (50,)
///   (l2): Linear(inSize=?, outSize=10, nobias=false),  // 10 parameters: b (10,); W waits for the first input
/// )  // 39260 parameters
/// ```
final class LinkPrinter {

    private static final int MOST_SHAPES = 6;

    private LinkPrinter() {}

    static String print(Link link) {
        StringBuilder out = new StringBuilder();
        print(link, "", "", out);
        return out.toString();
    }

    private static void print(Link link, String indent, String end, StringBuilder out) {
        boolean[] nested = {false};
        out.append(link.typeName()).append('(').append(link.specs());
        link.forEachChild((name, child) -> {
            nested[0] = true;
            out.append('\n').append(indent).append("  (").append(name).append("): ");
            print(child, indent + "  ", ",", out);
        });
        out.append(nested[0] ? "\n" + indent + ")" : ")").append(end).append(count(link, nested[0]));
    }

    private static String count(Link link, boolean nested) {
        List<Parameter> all = link.params();
        if (all.isEmpty()) {
            return "";
        }
        long n = link.countParams();
        String waiting = nested
                ? ""
                : all.stream().filter(p -> !p.isInitialized()).map(Parameter::name).collect(Collectors.joining(" "));
        return "  // " + n + (n == 1 ? " parameter" : " parameters") + shapes(link)
                + (waiting.isEmpty() ? "" : "; " + waiting + " waits for the first input")
                + (link.updateEnabled() ? "" : "; frozen");
    }

    /// The parameters of the link itself: `: W (50, 784), b (50,)`.
    private static String shapes(Link link) {
        List<String> own = new ArrayList<>();
        link.forEachParam((name, p) -> {
            if (p.isInitialized()) {
                own.add(name + " " + p.shape());
            }
        });
        if (own.isEmpty()) {
            return "";
        }
        return ": " + String.join(", ", own.subList(0, Math.min(own.size(), MOST_SHAPES)))
                + (own.size() > MOST_SHAPES ? ", ..." : "");
    }
}
