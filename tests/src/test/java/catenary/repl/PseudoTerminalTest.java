package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program in a pseudo-terminal, which the command `script` of util-linux makes; without it these tests are skipped.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
class PseudoTerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir Path home;
    private Process program;

    @BeforeEach void start() throws IOException {
        assumeTrue(Files.isExecutable(SCRIPT) && System.getProperty("os.name").equals("Linux"), "no command script");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Some shells stay as the parent; Ctrl-C would end them, and theirs would be the exit code, hence exec.
        var builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", "exec " + java
                + " --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED catenary.cli.Main",
                "/dev/null");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        program = builder.redirectErrorStream(true).start();
    }

    @AfterEach void stop() {
        if (program != null) program.destroyForcibly();
    }

    /// Reads until `text` has appeared and returns all that came, without what steers the terminal.
    private String until(String text) throws IOException {
        var seen = new StringBuilder();
        while (!plain(seen).contains(text)) {
            int c = program.getInputStream().read();
            assertTrue(c >= 0, () -> "the program ended before '" + text + "': " + plain(seen));
            seen.append((char) c);
        }
        return plain(seen);
    }

    private static String plain(CharSequence text) {
        return text.toString().replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[=>]|\r", "");
    }

    private void type(String keys) throws IOException {
        program.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
    }

    @Test void aGradientAtThePrompt() throws IOException, InterruptedException {
        until("catenary> ");
        type("var x = variable(5)\r");
        until("x ==> variable([5.])");
        type("(x**2).backward(); x.grad()\r");
        until("==> array([10.])");
        until("catenary> ");
        type("\004");
        assertTrue(program.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, program.exitValue());
        var history = home.resolve(".catenary/history");
        assertTrue(Files.readString(history).contains("var x = variable(5)"));
        assertEquals("rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    /// A shell without job control starts what is in the background with Ctrl-C ignored, and children inherit that.
    private static boolean ignoresCtrlC() throws IOException {
        String mask = Files.readString(Path.of("/proc/self/status")).replaceAll("(?s).*SigIgn:\\s*([0-9a-f]+).*", "$1");
        return (Long.parseUnsignedLong(mask, 16) & 2) != 0;
    }

    @Test void ctrlCStopsASnippetAndKeepsTheSession() throws IOException, InterruptedException {
        assumeTrue(!ignoresCtrlC(), "SIGINT is ignored where the tests were started");
        until("catenary> ");
        type("var n = 41\r");
        until("n ==> 41");
        until("catenary> ");
        type("System.out.println(\"go\" + \"ing\"); while (true) { }\r");
        until("going\n");
        Thread.sleep(300);
        type("\003");
        until("interrupted");
        until("catenary> ");
        type("n + 1\r");
        until("==> 42");
        until("catenary> ");
        type("/exit 5\r");
        assertTrue(program.waitFor(20, TimeUnit.SECONDS));
        assertEquals(5, program.exitValue());
    }
}
