package catenary.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.dsl.Prelude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script without sugar runs in the JDK's own `jshell`, too.
class JshellTest {

    @TempDir Path folder;

    private static Path scripts() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("scripts/jshell"))) at = at.getParent();
        return at.resolve("scripts");
    }

    @Test void theStartupFileImportsWhatThePromptDoes() throws IOException {
        List<String> imports = Files.readAllLines(scripts().resolve("jshell/startup.jsh")).stream()
                .filter(l -> l.startsWith("import ")).toList();
        assertEquals(Prelude.IMPORTS, imports);
    }

    @Test void aScriptInPlainJavaSaysTheSameThere() throws IOException, InterruptedException {
        var script = scripts().resolve("plain_java.jsh");
        var out = folder.resolve("out").toFile();
        var jshell = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-s",
                "--class-path", System.getProperty("java.class.path"), "-R--add-modules=jdk.incubator.vector",
                "-R--enable-native-access=ALL-UNNAMED", "--startup", scripts().resolve("jshell/startup.jsh").toString(),
                script.toString())
                .redirectOutput(out).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            jshell.getOutputStream().close();
            assertEquals(true, jshell.waitFor(120, TimeUnit.SECONDS));
            assertEquals("y = 2.00 x + 1.00", Files.readAllLines(out.toPath()).getFirst()); // its prompt comes after
        } finally {
            jshell.destroyForcibly();
        }
    }
}
