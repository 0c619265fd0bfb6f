package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Editing in the real program, on terminals good and bad.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EditingTest {

    private static final String PASTE = "\033[200~%s\033[201~";

    @TempDir Path home;
    private PseudoTerminal program;

    private void start(String command, String... environment) throws IOException {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
        var more = new HashMap<String, String>();
        for (int i = 0; i < environment.length; i += 2) more.put(environment[i], environment[i + 1]);
        program = PseudoTerminal.within(command, home, more);
        program.until("catenary> ");
    }

    @AfterEach void stop() {
        if (program != null) program.close();
    }

    /// Types keys, waits for the answer and then for the next prompt.
    private void expect(String keys, String answer) throws IOException {
        program.type(keys);
        program.until(answer);
        program.until("catenary> ");
    }

    @Test void aSessionIsEditedPastedRecalledAndResized() throws IOException, InterruptedException {
        start("stty cols 80 rows 24; %s");
        program.type("int twice(int n) {\r");
        program.until("    ...>     "); // indented by the editor
        expect("return 2 * n;\r}\r", "defined method twice(int)");
        expect(PASTE.formatted("catenary> var a = 20\ra ==> 20\rcatenary> var b = twice(\r    ...> a) + 2\r") + "\r",
                "b ==> 42");
        expect("lost = \003", "");
        program.type("var");
        program.until(" a = 20");
        expect("\033OC\r", "b ==> 42"); // the suggestion from the history, the pasted block, taken with Right
        expect("in\033OA\r\r", "twice(int)"); // Up finds what begins alike
        expect("new ProcessBuilder(\"sh\", \"-c\", \"sleep 1; stty cols 20 rows 8 < /dev/tty\").start().pid() > 0\r",
                "==> true");
        program.type("\"a line much longer than\"");
        Thread.sleep(1500); // the terminal is made narrow while this line is edited
        expect(" + \" a narrow terminal\".length()\r", "==> \"a line much longer than18\"");
        String colours = colours("return null");
        assertTrue(colours.contains("\033[35m"), () -> "keywords are coloured: " + colours);
        expect("\003", "");
        program.type("\004");
        assertEquals(0, program.exitCode());
        String history = Files.readString(home.resolve(".catenary/history"));
        assertTrue(history.contains("int twice(int n) {\\n    return 2 * n;\\n}"), history);
        assertFalse(history.contains("lost"), history);
    }

    private String colours(String keys) throws IOException {
        program.type(keys);
        return program.rawUntil(keys.substring(keys.length() - 1));
    }
}
