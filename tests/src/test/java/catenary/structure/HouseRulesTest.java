package catenary.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules for every source, tests included.
class HouseRulesTest {

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?[\\w.]+\\.(\\w+);");
    private static final Pattern NOT_IN_WORDS = Pattern.compile("\\W+");
    private static final Pattern APPLY =
            Pattern.compile("(?s)\\n    public (?:final )?[\\w.<>, \\[\\]]+ apply\\([^{;]*\\{\\n(.*?)\\n    \\}");
    private static final Pattern EMPTY_WORD = Pattern.compile("\\.(util|utils|common|impl|helper|helpers|misc)(\\.|$)");

    private final List<SourceFile> sources =
            Stream.of("src/main/java", "src/test/java", "bench/java")
                    .flatMap(root -> SourceFile.under(root, "runtime", "stdlib", "repl", "tests").stream()).toList();

    @Test void everyPackageIsNamedForWhatItHolds() {
        assertNone(sources.stream().filter(s -> EMPTY_WORD.matcher(s.packageName()).find())
                .map(s -> s + " is in " + s.packageName()));
    }

    /// Reading a Java object from a file runs code that the file chooses; no format of ours needs it.
    @Test void noObjectIsDeserialized() {
        var reader = "Object" + "InputStream"; // in two parts, so that this line is not found itself
        assertNone(sources.stream().flatMap(s -> s.lines().stream().filter(line -> line.contains(reader))
                .map(line -> s + ": " + line.strip())));
    }

    @Test void everyImportIsUsed() {
        assertNone(sources.stream().flatMap(s -> {
            var words =
                    s.lines().stream().filter(line -> !line.startsWith("import ")).flatMap(NOT_IN_WORDS::splitAsStream)
                            .collect(Collectors.toSet());
            return s.lines().stream().map(IMPORT::matcher).filter(Matcher::find).map(m -> m.group(1))
                    .filter(name -> !words.contains(name)).map(name -> s + " does not use " + name);
        }));
    }

    /// A call that computes by itself, not through `called` or another `apply`, is one that no hook sees.
    @Test void hooksSeeEveryCallOfALink() {
        var links = sources.stream().filter(s -> s.packageName().startsWith("catenary.links"))
                .filter(s -> s.module().equals("stdlib")).toList();
        assertTrue(links.size() > 50, links.size() + " links");
        assertNone(links.stream().flatMap(s -> APPLY.matcher(String.join("\n", s.lines())).results()
                .filter(m -> !m.group(1).contains("called(") && !m.group(1).contains("apply("))
                .map(m -> s + ": " + m.group().strip())));
    }

    private static void assertNone(Stream<String> wrong) {
        assertEquals("", String.join("\n", wrong.toList()));
    }
}
