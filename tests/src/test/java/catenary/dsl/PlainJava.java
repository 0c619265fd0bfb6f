package catenary.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The cases of `plain-java.txt`, and what they show.
public final class PlainJava {

    /// One case.
    ///
    /// @param declarations methods and types, which may be missing
    record Case(int number, String declarations, String statements) {

        /// A class that does what the case says in its method `run`.
        String asClass() {
            return "class Case%d {\n%s\nvoid run() throws Throwable {\n%s;\n}\n}\n".formatted(number, declarations,
                    statements);
        }

        /// The case as a part of a script.
        String asScript() {
            String mark = "out(\"case " + number + "\");\n";
            if (declarations.isEmpty()) return mark + "{\n" + statements + ";\n}\n";
            return asClass() + mark + "new Case" + number + "().run();\n";
        }
    }

    private static final List<String> SHOWN = new ArrayList<>();

    private PlainJava() {}

    /// What the code of a case calls with its values.
    public static void out(Object value) {
        SHOWN.add(value == null ? "null" : value.getClass().getSimpleName() + " " + value);
    }

    /// The values shown since the last call.
    static List<String> shown() {
        var values = List.copyOf(SHOWN);
        SHOWN.clear();
        return values;
    }

    static List<Case> cases() {
        try (var in = PlainJava.class.getResourceAsStream("plain-java.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var cases = new ArrayList<Case>();
            for (String one : text.split("\n(?! )")) {
                if (one.isBlank() || one.startsWith("#")) continue;
                int split = one.indexOf(" ### ");
                cases.add(new Case(cases.size(), split < 0 ? "" : one.substring(0, split),
                        split < 0 ? one : one.substring(split + 5)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A Java file whose class `Plain` runs all cases.
    static String asJava() {
        var cases = cases();
        return "import module java.base;\nimport static catenary.dsl.PlainJava.out;\n"
                + "public class Plain {\npublic static void run() throws Throwable {\n"
                + cases.stream()
                        .map(c -> "out(\"case %1$d\"); new Plain().new Case%1$d().run();\n".formatted(c.number()))
                        .collect(Collectors.joining())
                + "}\n" + cases.stream().map(Case::asClass).collect(Collectors.joining()) + "}\n";
    }

    /// A script that does the same.
    static String asScript() {
        return "import static catenary.dsl.PlainJava.out;\n"
                + cases().stream().map(Case::asScript).collect(Collectors.joining());
    }
}
