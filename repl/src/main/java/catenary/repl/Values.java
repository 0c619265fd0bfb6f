package catenary.repl;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.datasets.Dataset;
import catenary.graph.ComputationalGraph;
import catenary.iterators.DatasetIterator;
import catenary.picture.Picture;
import catenary.picture.Screen;
import java.lang.reflect.Array;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The text of a value at the prompt: what its `toString` says, unless that says too much or nothing.
final class Values {

    /// Elements of a collection or Java array that are all shown; of more, the first and the last.
    private static final int ALL = 100;
    private static final int FIRST = 10;
    private static final int LAST = 3;

    private static final int MOST_CHARACTERS = 10_000;
    private static final int DEEPEST = 8;

    /// Before the name of a class that was declared at the prompt.
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$");

    /// Strings and characters as Java writes them.
    private final Function<Object, String> literal;

    Values(Function<Object, String> literal) {
        this.literal = literal;
    }

    /// The text of `value`. Never throws what a `toString` throws, except to stop.
    String text(Object value) {
        if (value instanceof String s && s.length() > MOST_CHARACTERS) {
            return literal.apply(s.substring(0, 1000)) + " ... " + literal.apply(s.substring(s.length() - 100))
                    + "  // "
                    + s.length() + " characters";
        }
        return value instanceof String || value instanceof Character ? literal.apply(value) : cut(nested(value, 0));
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) return text;
        return text.substring(0, MOST_CHARACTERS) + " ...  // " + text.length() + " characters";
    }

    private String nested(Object value, int depth) {
        try {
            return elided(value, depth);
        } catch (Stop e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            return name(value) + " (its toString threw " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage()) + ")";
        }
    }

    private String elided(Object value, int depth) {
        if (value == null) return "null";
        if (value instanceof Parameter p && !p.isInitialized()) return p.toString();
        if (value instanceof Variable x) return x + place(x.device());
        if (value instanceof NDArray x) return x + place(x.device());
        if (value instanceof Collection<?> c && hasPlainText(c, AbstractCollection.class)) return collection(c, depth);
        if (value instanceof Map<?, ?> map && hasPlainText(map, AbstractMap.class)) return map(map, depth);
        if (value.getClass().isArray()) return array(value, depth);
        if (value instanceof Picture) return ""; // it was shown when it was made
        if (value instanceof ComputationalGraph graph && Screen.current().hasPixels()) return shown(graph);
        if (!saysNothing(value)) return value.toString();
        if (value instanceof DatasetIterator it) {
            return String.format(Locale.ROOT, "%s(%d examples, batchSize=%d, epoch %.2f)", name(it),
                    it.dataset().size(),
                    it.batchSize(), it.epochDetail());
        }
        if (value instanceof Dataset<?> data) return name(data) + "(" + data.size() + " examples)";
        return WRAPPER.matcher(value.toString()).replaceFirst("");
    }

    /// A drawing says more than its text in Graphviz's language, where the terminal can show one.
    private static String shown(ComputationalGraph graph) {
        Screen.current().show(Picture.ofImage(graph.image(), "graph"));
        return "graph of " + graph.nodes().size() + " boxes; print it for its text, .svg(file) and .png(file) draw it";
    }

    private static String place(Device device) {
        return device == Devices.cpu() ? "" : "  // " + device.name();
    }

    private static String name(Object value) {
        String name = value.getClass().getSimpleName();
        return name.isEmpty() ? value.getClass().getSuperclass().getSimpleName() : name;
    }

    private static boolean saysNothing(Object value) {
        return isDeclaredBy(value, Object.class);
    }

    /// Whether the text is that of the JDK, which says all of all elements.
    private static boolean hasPlainText(Object value, Class<?> plain) {
        return isDeclaredBy(value, plain) || value.getClass().getName().startsWith("java.util.");
    }

    private static boolean isDeclaredBy(Object value, Class<?> type) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() == type;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private String collection(Collection<?> all, int depth) {
        if (depth == DEEPEST) return "[...]";
        int size = all.size();
        var texts = new ArrayList<String>();
        int first = size > ALL ? FIRST : size;
        var elements = all.iterator();
        for (int i = 0; i < first && elements.hasNext(); i++) {
            var element = elements.next();
            texts.add(element == all ? "(this Collection)" : nested(element, depth + 1));
        }
        if (size > ALL) {
            texts.add("...");
            if (all instanceof List<?> list)
                list.subList(size - LAST, size).forEach(e -> texts.add(nested(e, depth + 1)));
        }
        return joined("[", texts, "]") + (size > ALL ? "  // " + name(all) + " of " + size : "");
    }

    private String map(Map<?, ?> map, int depth) {
        if (depth == DEEPEST) return "{...}";
        var texts = new ArrayList<String>();
        for (var entry : map.entrySet()) {
            if (map.size() > ALL && texts.size() == FIRST) {
                texts.add("...");
                break;
            }
            String key = nested(entry.getKey(), depth + 1) + "=";
            texts.add(key + aligned(nested(entry.getValue(), depth + 1), key.length()));
        }
        return joined("{", texts, "}") + (map.size() > ALL ? "  // " + name(map) + " of " + map.size() : "");
    }

    private String array(Object array, int depth) {
        Class<?> leaf = array.getClass();
        int rank = 0;
        for (; leaf.isArray(); leaf = leaf.componentType()) rank++;
        int size = Array.getLength(array);
        String head = leaf.getSimpleName() + "[" + size + "]" + "[]".repeat(rank - 1);
        if (depth == DEEPEST) return head;
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            if (size > ALL && i == FIRST) {
                texts.add("...");
                i = size - LAST;
            }
            var element = Array.get(array, i);
            texts.add(element instanceof String || element instanceof Character ? text(element)
                    : nested(element, depth + 1));
        }
        return size == 0 ? head + " { }" : joined(head + " { ", texts, " }");
    }

    /// The texts between brackets: in one line, or one below the other if one of them has several.
    private static String joined(String open, List<String> texts, String close) {
        if (texts.stream().noneMatch(t -> t.indexOf('\n') >= 0)) return open + String.join(", ", texts) + close;
        String indent = " ".repeat(open.length());
        return open + String.join(",\n" + indent, texts.stream().map(t -> aligned(t, open.length())).toList()) + close;
    }

    private static String aligned(String text, int width) {
        return text.replace("\n", "\n" + " ".repeat(width));
    }
}
