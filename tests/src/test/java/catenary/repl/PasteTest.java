package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ten megabytes are pasted into one program in a pseudo-terminal: as one line and as many, marked as pasted and not.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // by the letter it took half a minute, unmarked for ever
class PasteTest {

    private static final int LENGTH = 10_000_000;
    private static final String BEGIN = "\033[200~";
    private static final String END = "\033[201~";

    @TempDir static Path home;
    private static PseudoTerminal program;

    @BeforeAll static void start() throws IOException {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
        program = PseudoTerminal.within("cd " + home + "; %s", home, Map.of("NO_COLOR", "1"));
        program.until("catenary> ");
        assertTrue(program.answer("var kept = 41").contains("kept ==> 41"));
    }

    @AfterAll static void stop() {
        if (program != null) program.close();
    }

    /// Types what the program cannot take in at once.
    private static void typeAlong(String keys) {
        Thread.startVirtualThread(() -> {
            try {
                program.type(keys);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 200000", "false, 1", "false, 200000"}) void nothingOfALongTextIsLost(boolean marked,
            int lines) throws IOException {
        var text = new StringBuilder("kept + ");
        for (int i = 0; i < lines; i++) {
            text.append("/* ").append(i).append(" \u00e9\u2603 ").append("x".repeat(LENGTH / lines - 20))
                    .append(" */").append(lines == 1 ? " " : "\n");
        }
        text.append("1");
        String keys = text.toString().replace('\n', '\r');
        typeAlong((marked ? BEGIN + keys + END : keys) + "\r");
        program.until("==> 42");
        program.until("\ncatenary> ");
        Path saved = home.resolve(marked + "-" + lines + ".jsh");
        program.answer("/save " + saved);
        assertTrue(Files.readString(saved).contains(text), "something of the text is missing");
        program.answer("/reset");
        program.answer("var kept = 41");
    }

    @Test void ctrlCDropsWhatIsPastedAndWhatIsStillComing() throws IOException {
        String half = "kept = 0; \r".repeat(100_000);
        typeAlong(BEGIN + half + "\003" + half + END + "kept + 2\r");
        program.until("==> 43");
        program.until("\ncatenary> ");
    }

    @Test void aBlockThatIsTooLargeForJavaIsSaid() throws IOException {
        program.type(BEGIN + "{ " + "kept += 0;\r".repeat(30_000) + "}" + END + "\r");
        program.until("64 KB of code; shorter parts fit");
        program.until("\ncatenary> ");
        assertEquals("==> 42", program.answer("kept + 1").lines().filter(l -> l.contains("==>")).findFirst()
                .map(l -> l.substring(l.indexOf("==>"))).orElse(""));
    }
}
