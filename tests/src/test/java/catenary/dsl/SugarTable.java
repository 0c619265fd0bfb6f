package catenary.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The cases of `sugar.txt`.
public final class SugarTable {

    /// A variable that the cases compute with.
    public record Declared(String type, String name, String value) {}

    /// One case.
    ///
    /// @param java    what it becomes, without the package `catenary.dsl`; null where it is refused
    /// @param shown   the expression that has `value` afterwards
    /// @param column  of the place of the error, counted from 1
    /// @param message null where it is accepted
    public record Case(String typed, String java, String shown, String value, int column, String message) {

        boolean isAccepted() {
            return message == null;
        }

        /// Whether the value is that of what is typed.
        public boolean isExpression() {
            return shown.equals(typed);
        }

        @Override public String toString() {
            return typed;
        }
    }

    private static final String JAVA = "    => ";
    private static final String VALUE = "    == ";
    private static final String REFUSED = "    !! ";

    private static final List<List<String>> PARTS = read();
    private static final List<String> SHOWN = new ArrayList<>();

    private SugarTable() {}

    private static List<List<String>> read() {
        try (var in = SugarTable.class.getResourceAsStream("sugar.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n+"))
                    .map(part -> part.lines().filter(l -> !l.startsWith("#")).toList())
                    .filter(part -> !part.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Declared> declared() {
        return PARTS.getFirst().stream().map(line -> {
            String head = line.substring(0, line.indexOf(" = "));
            int name = head.lastIndexOf(' ');
            return new Declared(head.substring(0, name), head.substring(name + 1), line.substring(head.length() + 3));
        }).toList();
    }

    /// Source that declares a method `init()` and the variables it gives their values.
    public static String setup() {
        return declared().stream().map(d -> d.type() + " " + d.name() + ";\n").collect(Collectors.joining())
                + "void init() {\n"
                + declared().stream().map(d -> d.name() + " = " + d.value() + ";\n").collect(Collectors.joining())
                + "}\n";
    }

    /// What the cases see.
    static Scope scope() {
        Map<String, String> types = new LinkedHashMap<>();
        declared().forEach(d -> types.put(d.name(), d.type()));
        return new Scope(Prelude.IMPORTS, types, List.of());
    }

    /// How a session or script shows a value of the cases.
    public static String showing(String expression) {
        return "catenary.dsl.SugarTable.show(" + expression + ")";
    }

    /// What the code of a case calls with its value.
    public static void show(Object value) {
        SHOWN.add(String.valueOf(value));
    }

    /// The values shown since the last call.
    public static List<String> shown() {
        var values = List.copyOf(SHOWN);
        SHOWN.clear();
        return values;
    }

    public static List<Case> accepted() {
        return cases().stream().filter(Case::isAccepted).toList();
    }

    public static List<Case> refused() {
        return cases().stream().filter(c -> !c.isAccepted()).toList();
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var part : PARTS.subList(1, PARTS.size())) {
            var lines = new ArrayList<String>();
            for (String line : part) {
                if (!lines.isEmpty() && !line.startsWith("  ")) {
                    cases.add(of(lines));
                    lines.clear();
                }
                lines.add(line);
            }
            if (!lines.isEmpty()) cases.add(of(lines));
        }
        return cases;
    }

    private static Case of(List<String> lines) {
        String typed = lines.stream().filter(l -> !l.matches("    (=>|==|!!) .*")).collect(Collectors.joining("\n"));
        String refused = only(lines, REFUSED);
        if (refused != null) {
            String[] parts = refused.split(" ", 2);
            return new Case(typed, null, null, null, Integer.parseInt(parts[0]), parts[1]);
        }
        String value = only(lines, VALUE);
        String shown = typed;
        if (value != null && value.matches("[^\"]*?: .*")) {
            shown = value.substring(0, value.indexOf(": "));
            value = value.substring(shown.length() + 2);
        }
        return new Case(typed, only(lines, JAVA), shown, value == null ? null : value.replace("\\n", "\n"), 0, null);
    }

    private static String only(List<String> lines, String start) {
        return lines.stream().filter(l -> l.startsWith(start)).map(l -> l.substring(start.length())).findFirst()
                .orElse(null);
    }
}
