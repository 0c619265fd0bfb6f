package catenary.links;

import catenary.autograd.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/// Prints a link as an indented tree of its children, with the number of parameters of each:
///
/// ```
/// MLP(
///   (l1): Linear(inSize=784, outSize=50, nobias=false),  // 39250 parameters
///   (l2): Linear(inSize=?, outSize=10, nobias=false),  // 10 parameters; W waits for the first input
/// )  // 39260 parameters
/// ```
final class LinkPrinter {

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
        return "  // " + n + (n == 1 ? " parameter" : " parameters")
                + (waiting.isEmpty() ? "" : "; " + waiting + " waits for the first input")
                + (link.updateEnabled() ? "" : "; frozen");
    }
}
