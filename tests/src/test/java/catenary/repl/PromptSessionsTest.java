package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.docs.Manual;
import catenary.repl.command.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the prompt promises, as one sees it: the sessions of `prompt.txt`, in the real program on a terminal of 100 columns.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptSessionsTest {

    /// Keys, and the lines that are seen when they have been typed.
    private record Step(String keys, List<String> seen) {}

    private record Case(String name, List<Step> steps) {

        @Override public String toString() {
            return name;
        }
    }

    private static final Map<String, String> KEYS = Map.ofEntries(Map.entry("<Enter>", "\r"), Map.entry("<Tab>", "\t"),
            Map.entry("<Space>", " "), Map.entry("<Up>", "\033OA"), Map.entry("<Down>", "\033OB"),
            Map.entry("<Right>", "\033OC"), Map.entry("<Left>", "\033OD"), Map.entry("<End>", "\005"),
            Map.entry("<Backspace>", "\177"), Map.entry("<C-c>", "\003"), Map.entry("<C-r>", "\022"),
            Map.entry("<Paste>", "\033[200~"), Map.entry("</Paste>", "\033[201~"));

    private static final String CLEAR = "\014";

    @TempDir static Path home;
    private static final PaintedScreen SCREEN = new PaintedScreen(100, 50);
    private static PseudoTerminal program;

    @BeforeAll static void start() throws IOException {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
        var editor = Files.writeString(home.resolve("editor"),
                "echo 'System.out.println(\"edited \" + \"here\")' > \"$1\"\n");
        program = PseudoTerminal.within("cd " + home + "; stty cols 100 rows 50; %s", home,
                Map.of("CATENARY_PICTURES", "blocks", "EDITOR", "sh " + editor, "CATENARY_CACHE", home + "/cache"));
        program.watch(SCREEN, () -> SCREEN.text().endsWith("catenary>"));
    }

    @AfterAll static void stop() {
        if (program != null) program.close();
    }

    static List<Case> cases() {
        try (var in = PromptSessionsTest.class.getResourceAsStream("prompt.txt")) {
            var cases = new ArrayList<Case>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("## ")) cases.add(new Case(line.substring(3), new ArrayList<>()));
                if (line.startsWith("> ")) cases.getLast().steps().add(new Step(line.substring(2), new ArrayList<>()));
                if (line.startsWith("| ")) cases.getLast().steps().getLast().seen().add(line.substring(2));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest @MethodSource("cases") void isSeen(Case one) throws IOException {
        assumeTrue(!one.name().endsWith("*") || !Manual.packed().isEmpty(), "the documentation is packed by Maven");
        for (var step : one.steps()) {
            program.type(CLEAR);
            String line = one.steps().getFirst() == step ? "catenary>" : "";
            program.watch(SCREEN, () -> SCREEN.text().startsWith("catenary>") && SCREEN.text().endsWith(line));
            String keys = step.keys();
            for (var key : KEYS.entrySet()) keys = keys.replace(key.getKey(), key.getValue());
            program.type(keys);
            boolean answered = keys.endsWith("\r") || keys.endsWith("\003");
            program.watch(SCREEN, () -> shows(step.seen()) && (!answered || SCREEN.text().endsWith("catenary>")
                    || SCREEN.text().endsWith("...>")));
        }
    }

    /// Whether the lines are on the screen, each somewhere below the one before.
    private static boolean shows(List<String> seen) {
        int next = 0;
        for (String line : SCREEN.text().split("\n")) {
            if (next < seen.size() && line.contains(seen.get(next))) next++;
        }
        return next == seen.size();
    }

    @Test void everyCommandIsAmongThem() {
        var typed = cases().stream().flatMap(c -> c.steps().stream()).map(s -> s.keys().split("[ <]")[0]).toList();
        var missing = Command.ALL.stream().map(c -> "/" + c.name()).filter(c -> !typed.contains(c)).toList();
        assertEquals(List.of(), missing);
    }

    @Test void theScreenIsPaintedAsATerminalPaintsIt() {
        var screen = new PaintedScreen(10, 3);
        screen.paint("abcdefghijkl\r\n1\b2\033[31m3\033[0m\033[1A\033[5Gx\033[K");
        assertEquals(List.of("abcdefghij", "kl  x", "23"), Arrays.asList(screen.text().split("\n")));
        screen.paint("\033[H\033[2P\033[2@__\r\n\n\nlast");
        assertEquals(List.of("kl  x", "23", "last"), Arrays.asList(screen.text().split("\n")));
        screen.paint("\033[2J");
        assertTrue(screen.text().isEmpty());
    }
}
