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

    @Test void runsAtTheSameTimeShareTheCache() throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("a.jsh"), "System.out.println(variable(3)**2 + 1)\n");
        var runs = List.of(start(script, "0"), start(script, "1"), start(script, "2"));
        for (var run : runs) assertEquals(0, run.waitFor());
        for (int i = 0; i < 3; i++)
            assertEquals("variable([10.])", Files.readString(folder.resolve("out" + i)).strip());
        try (var kept = Files.list(folder.resolve("cache/scripts"))) {
            assertEquals(1, kept.count(), "one program, and nothing half written");
        }
        assertEquals(List.of(), run(script).stream().filter(l -> l.contains("com.sun.tools.javac")).toList());
    }

    /// Runs the script in a process of its own and returns the names of the classes loaded.
    private List<String> run(Path script) throws IOException, InterruptedException {
        assertEquals(0, start(script, "").waitFor());
        assertEquals("variable([10.])", Files.readString(folder.resolve("out")).strip());
        return Files.readAllLines(folder.resolve("classes.log"));
    }

    private Process start(Path script, String id) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + folder.resolve("classes" + id + ".log"),
                "catenary.cli.Main", "run", script.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("CATENARY_CACHE", folder.resolve("cache").toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(folder.resolve("out" + id).toFile()).start();
    }
}
