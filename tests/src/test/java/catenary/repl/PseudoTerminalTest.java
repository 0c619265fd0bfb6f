package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real program in a pseudo-terminal, which the command `script` of util-linux makes; without it these tests are skipped.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
class PseudoTerminalTest {

    @TempDir Path home;
    private PseudoTerminal terminal;

    @BeforeEach void start() throws IOException {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
        terminal = new PseudoTerminal(home, Map.of());
    }

    @AfterEach void stop() {
        if (terminal != null) terminal.close();
    }

    @Test void aGradientAtThePrompt() throws IOException, InterruptedException {
        terminal.until("catenary> ");
        terminal.type("var x = variable(5)\r");
        terminal.until("x ==> variable([5.])");
        terminal.type("(x**2).backward(); x.grad()\r");
        terminal.until("==> array([10.])");
        terminal.until("catenary> ");
        terminal.type("\004");
        assertEquals(0, terminal.exitCode());
        var history = home.resolve(".catenary/history");
        assertTrue(Files.readString(history).contains("var x = variable(5)"));
        assertEquals("rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    @Test void ctrlCStopsASnippetAndKeepsTheSession() throws IOException, InterruptedException {
        terminal.until("catenary> ");
        terminal.type("var n = 41\r");
        terminal.until("n ==> 41");
        terminal.until("catenary> ");
        terminal.type("System.out.println(\"go\" + \"ing\"); while (true) { }\r");
        terminal.until("going\n");
        Thread.sleep(300);
        terminal.type("\003");
        terminal.until("interrupted");
        terminal.until("catenary> ");
        terminal.type("n + 1\r");
        terminal.until("==> 42");
        terminal.until("catenary> ");
        terminal.type("/exit 5\r");
        assertEquals(5, terminal.exitCode());
    }

    @Test void thePromptWaitsForNoProgramAndNoForeignFunction() throws IOException {
        var log = home.resolve("classes.log");
        terminal.close();
        terminal = new PseudoTerminal(home, Map.of(), "-Xlog:class+load:file=" + log);
        terminal.until("catenary> ");
        var before = Files.readAllLines(log).stream().takeWhile(l -> !l.contains(".LineReaderImpl ")).toList();
        assertEquals(List.of(),
                before.stream().filter(l -> l.contains("java.lang.ProcessBuilder") || l.contains("Downcall")).toList());
    }

    @ParameterizedTest
    @CsvSource({"xterm, -Djline.tmpdir=/absent", "tmux-256color, -Da=b",
            "nobody-knows-it, -Da=b"}) void aTerminalIsOpenedInOtherWaysToo(String type, String option)
                    throws IOException, InterruptedException {
        terminal.close();
        terminal = new PseudoTerminal(home, Map.of("TERM", type), option);
        terminal.until("catenary> ");
        terminal.type("4\b5 + 1\r");
        terminal.until("==> 6");
        terminal.until("catenary> ");
        terminal.type("\004");
        assertEquals(0, terminal.exitCode());
    }
}
