package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plain Java of every kind means in a script what it means to javac, and is not rewritten.
class PlainJavaValuesTest {

    private static final int TOGETHER = 60;

    @Test void aScriptShowsWhatJavacsClassShows(@TempDir Path folder) throws Exception {
        var javac = valuesByJavac(folder);
        int code = ScriptRunner.run("plain.jsh", PlainJava.asScript(), new String[0], new ScriptCache(null));
        var script = PlainJava.shown();
        assertEquals(String.join("\n", javac), String.join("\n", script));
        assertEquals(0, code);
        assertTrue(PlainJava.cases().size() >= 220 && javac.size() > 2 * PlainJava.cases().size(),
                PlainJava.cases().size() + " cases, " + javac.size() + " values");
    }

    private static List<String> valuesByJavac(Path folder) throws IOException, ReflectiveOperationException {
        var file = Files.writeString(folder.resolve("Plain.java"), PlainJava.asJava());
        var errors = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-d", folder.toString(), "-proc:none", "-nowarn",
                "-Xlint:none", "-cp", System.getProperty("java.class.path"), file.toString());
        assertTrue(Files.exists(folder.resolve("Plain.class")), errors::toString);
        PlainJava.shown();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, PlainJava.class.getClassLoader())) {
            loader.loadClass("Plain").getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
        return PlainJava.shown();
    }

    @Test void thePromptGivesItToJavaAsItIs() throws RefusedException {
        var scope = new Scope(List.of("import module java.base;", "import static catenary.dsl.PlainJava.out;"),
                java.util.Map.of(), List.of());
        var cases = PlainJava.cases();
        for (int i = 0; i < cases.size(); i += TOGETHER) {
            String typed = cases.subList(i, Math.min(i + TOGETHER, cases.size())).stream().map(PlainJava.Case::asClass)
                    .collect(Collectors.joining("", "class Cases {\n", "}"));
            var snippets = Typed.split(typed);
            assertEquals(1, snippets.size());
            assertEquals(typed, snippets.getFirst().java());
            assertFalse(snippets.getFirst().rewrite(scope), () -> snippets.getFirst().java());
        }
    }
}
