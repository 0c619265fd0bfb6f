package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The line editor: which keys give which snippets.
@Timeout(60)
class PromptTest {

    private static final String UP = "\033OA";
    private static final String DOWN = "\033OB";
    private static final String RIGHT = "\033OC";
    private static final String LEFT = "\033OD";
    private static final String UNDO = "\037";
    private static final String PASTE = "\033[200~";
    private static final String PASTED = "\033[201~";

    @TempDir Path home;
    private String screen;

    /// Types the keys and returns the snippets that were accepted.
    private List<String> type(Path history, String... keys) throws IOException {
        var in = new ByteArrayInputStream(String.join("", keys).getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var read = new ArrayList<String>();
        try (var terminal = new DumbTerminal("test", "xterm", in, out, StandardCharsets.UTF_8)) { // dumb in name only
            terminal.setSize(new Size(80, 24));
            var prompt = new Prompt(terminal, history, (_, _, _) -> {}, () -> Set.of("relu"), _ -> null);
            while (true) read.add(prompt.read());
        } catch (EndOfFileException _) {
            screen = out.toString(StandardCharsets.UTF_8);
            return read;
        }
    }

    private List<String> type(String... keys) throws IOException {
        return type(null, keys);
    }

    @Test void enterGoesOnInsideBracketsIndentedAndEndsACompleteSnippet() throws IOException {
        assertEquals(List.of("class A {\n    int f() {\n        return 1;\n    }\n}", "x"),
                type("class A {\r", "int f() {\r", "return 1;\r", "}\r", "}\r", "x\r"));
    }

    @Test void enterInTheMiddleOfACompleteSnippetEndsIt() throws IOException {
        assertEquals(List.of("f(x)"), type("f(x)", LEFT, LEFT, "\r"));
    }

    @Test void aSnippetIsEditedInOneBuffer() throws IOException {
        assertEquals(List.of("f(a,\n    2)"),
                type("f(b,\r", "2", UP, "\001", RIGHT, RIGHT, "\033[3~", "a", DOWN, "\005", ")\r"));
    }

    @Test void undoTakesBackWhatWasTyped() throws IOException {
        assertEquals(List.of("ab"), type("abc", UNDO, "\r"));
        assertEquals(List.of("x"), type("x", PASTE, " + 1\r + 2", PASTED, UNDO, "\r"));
    }

    @Test void aPastedBlockIsOneSnippet() throws IOException {
        assertEquals(List.of("var a = 1;\nvar b = 2;"), type(PASTE, "var a = 1;\rvar b = 2;\r", PASTED, "\r"));
        assertEquals(List.of("a + 1\nb"), type(PASTE, "catenary> a + 1\r$3 ==> 2\rcatenary> b\r", PASTED, "\r"));
    }

    @Test void aHugePasteIsKeptAsideAndComesWhole() throws IOException {
        String huge = "/" + "x".repeat(10 << 20) + "/";
        assertEquals(List.of("f(" + huge + ")", "1"), type("f(", PASTE, huge, PASTED, ")\r", "1\r"));
        assertTrue(screen.length() < 10_000, "what is shown is short, not " + screen.length());
        assertTrue(screen.contains("pasted: 10,485,762 characters"));
    }

    @Test void theArrowsFindLinesThatBeginAsTyped() throws IOException {
        String[] lines = {"y = 1\r", "x = 2\r", "y = 3\r", "z\r"};
        String typed = String.join("", lines);
        assertEquals("y = 3", type(typed, "y = ", UP, "\r").getLast());
        assertEquals("y = 1", type(typed, "y = ", UP, UP, "\r").getLast());
        assertEquals("y = 3", type(typed, "y = ", UP, UP, DOWN, "\r").getLast());
        assertEquals("y = 4", type(typed, "y = ", UP, UP, DOWN, DOWN, "4\r").getLast());
        assertEquals("x = 2", type(typed, UP, UP, UP, "\r").getLast());
    }

    @Test void aSnippetOfSeveralLinesComesBackWhole() throws IOException {
        assertEquals(List.of("f(\n    1)", "x", "f(\n    1)"), type("f(\r1)\r", "x\r", UP, UP, "\r"));
        assertEquals(List.of("a", "f(\n    1)", "x", "a"), type("a\r", "f(\r1)\r", "x\r", UP, UP, UP, "\r"));
    }

    @Test void ctrlRFindsWhatALineHolds() throws IOException {
        assertEquals("alpha = 1", type("alpha = 1\r", "beta = 2\r", "\022pha", "\r").getLast());
    }

    @Test void theSuggestionIsAcceptedWithRight() throws IOException {
        assertEquals(List.of("var x = 1", "var x = 1"), type("var x = 1\r", "va", RIGHT, "\r"));
        assertEquals(List.of("var x = 1", "va"), type("var x = 1\r", "va", "\r"));
        assertEquals(List.of("var x = 1", "vaa"), type("var x = 1\r", "va", LEFT, RIGHT, "a\r"));
    }

    @Test void theHistoryIsKeptForItsOwnerOnly() throws IOException {
        var file = home.resolve("history");
        type(file, "f(\r1)\r", "x = \"\\n\"\r");
        assertEquals(List.of("f(\n    1)"), type(file, UP, UP, "\r"));
        assertEquals(List.of("x = \"\\n\""), type(file, "x", UP, "\r"));
    }

    @Test void aDamagedHistoryLosesOnlyWhatIsDamaged() throws IOException {
        var file = home.resolve("history");
        type(file, "good = 1\r");
        Files.write(file, new byte[] {'1', ':', 'b', (byte) 0xe4, '\n', 'n', 'o', '\n', '7', ':', 'c', '\\'},
                java.nio.file.StandardOpenOption.APPEND);
        assertEquals(List.of("good = 1"), type(file, "g", UP, "\r"));
        assertTrue(Files.readString(file).contains("good = 1"));
    }

    @Test void aTerminalThatCanDoNothingGetsPlainText() throws IOException {
        var in = new ByteArrayInputStream("f(\n1)\n\tx\n".getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try (var terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            var prompt = new Prompt(terminal, null, (_, _, _) -> {}, Set::of, _ -> null);
            assertEquals("f(\n    1)", prompt.read());
        }
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("\033"));
    }
}
