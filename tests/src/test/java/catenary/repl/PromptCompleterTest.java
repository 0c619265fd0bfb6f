package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.dsl.Proposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Completion in a session, in which some things were typed before.
class PromptCompleterTest {

    private static final StringWriter SHOWN = new StringWriter();
    private static PromptCompleter completer;

    @BeforeAll static void startSession() {
        var session = new Session(new TextDisplay(new PrintWriter(SHOWN)));
        for (String typed : new String[] {"x = variable(new float[][] {{1, 2}, {3, 4}})", "f = new Linear(2, 3)",
                "int calls = 0",
                "class Noisy { Noisy touch() { calls++; System.out.println(\"touched\"); return this; } int size() { return 1; } }",
                "noisy = new Noisy()", "Variable halved(Variable v) { calls++; return v / 2; }"}) {
            assertTrue(session.eval(typed), typed + " " + SHOWN);
        }
        completer = new PromptCompleter(CompletableFuture.completedFuture(session));
    }

    private static String texts(String before) {
        return String.join(" ", new TreeSet<>(completer.proposals(before).stream().map(Proposal::text).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "nois                        | noisy",
            "Nois                        | Noisy",
            "new Nois                    | Noisy(",
            "hal                         | halved(",
            "halved(x).unchainB          | unchainBackward()",
            "f(x).unchainB               | unchainBackward()",
            "x[0].unchainB               | unchainBackward()",
            "noisy.touch().si            | size()",
            "noisy.                      | size() touch()",
            "noisy.to                    | toString() touch()",
            "linsp                       | linspace(",
            "new BatchN                  | BatchNormalization(",
            "new Linea                   | Linear( LinearShift(",
            "Convolution2                | Convolution2D",
            "new Adam(o -> o.amsg        | amsgrad(",
            "F.convolution2d(x, W, b, o -> o.dilat | dilate(",
            "/he                         | /help",
            "/time f(x).unchainB         | unchainBackward()",
            "/device cp                  | cpu",
            "/nan o                      | off on",
            "/help mem                   | mem",
            "/help nois                  | noisy",
            "/graph nois                 | noisy",
            "/history 1                  | ''",
            "/exit nois                  | ''",
            "import java.util.regex.Patt | Pattern PatternSyntaxException",
            "retu                        | return",
            "\"x.                        | ''",
            "int nois                    | ''"}) void whatMayStandAtTheCursor(String before, String expected) {
        assertEquals(expected, texts(before));
    }

    @Test void nothingOfTheUserIsRun() {
        String shown = SHOWN.toString();
        assertEquals("size()", texts("noisy.touch().touch().si"));
        assertEquals("unchainBackward()", texts("halved(halved(x)).unchainB"));
        assertEquals("", texts("calls = 7; nope."));
        assertEquals(shown, SHOWN.toString());
        assertTrue(completer.proposals("calls").stream().anyMatch(p -> p.note().equals("int")));
    }

    @Test void filesAreCompletedWhereTheyAreNamed(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("train-1.npz"));
        Files.createFile(folder.resolve("train-2.npz"));
        Files.createDirectory(folder.resolve("runs"));
        assertEquals("train-1.npz train-2.npz", texts("Npz.load(\"" + folder + "/tr"));
        assertEquals("train-1.npz train-2.npz", texts("/load " + folder + "/tr"));
        assertEquals("runs/ train-1.npz train-2.npz", texts("/run " + folder + "/"));
        assertEquals("train-1.npz train-2.npz", texts("/run a.jsh --data " + folder + "/tr"));
        assertEquals("train-1.npz train-2.npz", texts("/graph x " + folder + "/tr"));
        assertEquals("/load ".length() + folder.toString().length() + 1,
                PromptCompleter.start("/load " + folder + "/train-"));
    }

    @Test void aWarmCompletionTakesAFewHundredthsOfASecond() {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            long start = threads.getCurrentThreadCpuTime(); // others may keep the machine busy
            texts("f(x).");
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        assertTrue(best < 50_000_000, best / 1e6 + " ms");
    }
}
