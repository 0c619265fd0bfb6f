package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a second run of a script costs, seen from outside.
class CachedRunTest {

    @TempDir Path folder;

    @Test void theSecondRunStartsNoCompiler() throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("a.jsh"), "var x = variable(3)\nSystem.out.println(x**2 + 1)\n");
        assertTrue(run(script).stream().anyMatch(l -> l.contains("com.sun.tools.javac")));
        assertEquals(List.of(), run(script).stream().filter(l -> l.contains("com.sun.tools.javac")).toList());
    }

    /// Runs the script in a process of its own and returns the names of the classes loaded.
    private List<String> run(Path script) throws IOException, InterruptedException {
        var log = folder.resolve("classes.log");
        var out = folder.resolve("out.txt");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xlog:class+load:file=" + log,
                "catenary.cli.Main", "run", script.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("CATENARY_CACHE", folder.resolve("cache").toString());
        int code =
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(out.toFile()).start().waitFor();
        assertEquals(0, code);
        assertEquals("variable([10.])", Files.readString(out).strip());
        return Files.readAllLines(log);
    }
}
