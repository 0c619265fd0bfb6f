package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Terminals and environments that nobody would choose: the prompt works on each, and nothing is lost.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTerminalTest {

    @TempDir Path home;
    private PseudoTerminal program;

    @BeforeEach void look() {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
    }

    @AfterEach void stop() {
        if (program != null) program.close();
    }

    private void start(String command, Map<String, String> environment) throws IOException {
        program = PseudoTerminal.within(command, home, environment);
        program.until("catenary> ");
    }

    private void leave() throws IOException, InterruptedException {
        program.type("\004");
        assertEquals(0, program.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"80, 0", "0, 24", "20, 4"}) void ofAnySize(int columns, int rows)
            throws IOException, InterruptedException {
        start("stty cols " + columns + " rows " + rows + "; %s", Map.of());
        program.type("Math.max(40,\r");
        program.until("...>");
        program.type("42)\r");
        program.until("==> 42");
        program.until("catenary> ");
        leave();
    }

    @ParameterizedTest
    @CsvSource({"TERM, dumb", "LC_ALL, C", "LC_ALL, POSIX", "LANG, xx_YY.ISO-8859-1"}) void inAnyEnvironment(
            String name,
            String value) throws IOException, InterruptedException {
        start("%s", Map.of(name, value));
        program.type("\"a\\u00e9\".length() + List.of(1,\r2).size()\r");
        program.until("==> 4");
        program.until("catenary> ");
        leave();
    }

    @Test void withoutAHome() throws IOException, InterruptedException {
        start("unset HOME; %s", Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=/absent"));
        program.type("40 + 2\r");
        program.until("==> 42");
        program.until("catenary> ");
        leave();
    }

    @Test void anyText() throws IOException, InterruptedException {
        start("%s", Map.of());
        String[][] texts = {{"}}}}", "    ^\n"}, {"(((]", "^\n"}, {"\"open", "    ^\n"},
                {"{ { (", "...>"}, {"/* ", "...>"}};
        for (var text : texts) {
            program.type("\033[200~" + text[0] + "\033[201~\r");
            program.until(text[1]);
            if (text[1].equals("...>")) program.type("\003");
            program.until("catenary> ");
        }
        leave();
    }

    @Test void standardOutputThatWasClosed() throws IOException, InterruptedException {
        start("%s", Map.of());
        assertTrue(program.answer("var kept = 41").contains("kept ==> 41"));
        program.answer("System.out.close()");
        program.answer("System.out.println(\"lost\")");
        assertTrue(program.answer("kept + 1").contains("==> 42"));
        leave();
    }

    @Test void twoPromptsShareTheHistory() throws IOException, InterruptedException {
        start("%s", Map.of());
        try (var other = PseudoTerminal.within("%s", home, Map.of())) {
            other.until("catenary> ");
            for (int i = 0; i < 3; i++) {
                program.type("var here" + i + " = 1\r");
                other.type("var there" + i + " = 1\r");
                program.until("here" + i + " ==> 1");
                other.until("there" + i + " ==> 1");
            }
            other.until("catenary> ");
            other.type("\004");
            assertEquals(0, other.exitCode());
        }
        program.until("catenary> ");
        leave();
        String history = Files.readString(home.resolve(".catenary/history"));
        for (int i = 0; i < 3; i++) {
            assertTrue(history.contains("var here" + i) && history.contains("var there" + i), history);
        }
        assertFalse(Files.exists(home.resolve(".catenary/sessions"))
                && home.resolve(".catenary/sessions").toFile().list().length > 0, "both were left in order");
    }
}
