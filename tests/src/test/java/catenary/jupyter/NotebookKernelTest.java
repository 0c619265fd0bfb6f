package catenary.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real kernel in a process of its own, spoken to over ZeroMQ.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
class NotebookKernelTest {

    @TempDir static Path folder;
    private static Notebook notebook;
    private static Process kernel;

    @BeforeAll static void start() throws IOException {
        notebook = new Notebook(folder);
        kernel = start(notebook);
    }

    private static Process start(Notebook notebook) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "catenary.cli.Main",
                "jupyter", "kernel", notebook.connectionFile().toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HOME", folder.toString());
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @AfterAll static void stop() {
        kernel.destroyForcibly();
        notebook.close();
    }

    private static String result(String code) {
        var all = notebook.run(code);
        assertEquals("ok", all.getFirst().text("status"), () -> all.toString());
        return all.getLast().data("text/plain");
    }

    @Test void saysWhatItIs() {
        var info = notebook.ask("kernel_info_request", "{}");
        assertEquals("java", info.content().getAsJsonObject("language_info").get("name").getAsString());
        assertTrue(notebook.isAlive());
    }

    @Test void aCellAnswersWithItsLastValue() {
        assertEquals("variable([5.])", result("var x = variable(5)"));
        assertEquals("array([8.])", result("y = x**2 - 2*x + 1\ny.backward()\nx.grad()"));
    }

    @Test void valuesBeforeTheLastAreLines() {
        var all = notebook.run("var first = 1\nSystem.out.println(\"between\")\nvar second = 2");
        assertEquals("first ==> 1\nbetween\n", printed(all, "stdout"));
        assertEquals("2", all.getLast().data("text/plain"));
    }

    private static String printed(List<Notebook.Message> all, String stream) {
        var text = new StringBuilder();
        for (var message : all) {
            if (message.type().equals("stream") && message.text("name").equals(stream))
                text.append(message.text("text"));
        }
        return text.toString();
    }

    @Test void errorsGoWhereErrorsGo() {
        var all = notebook.run("System.err.println(\"careful\")");
        assertEquals("careful\n", printed(all, "stderr"));
    }

    @Test void aFailureIsASentenceAndTheKernelGoesOn() {
        var all = notebook.run("var z = variable(1)\nz.backwrd()");
        assertEquals("error", all.getFirst().text("status"));
        String sentence = all.getLast().text("evalue");
        assertTrue(sentence.startsWith("Variable has no method backwrd(); did you mean backward?"), sentence);
        assertTrue(sentence.endsWith("    z.backwrd()\n     ^"), sentence);
        assertEquals("variable([1.])", result("z"));
    }

    @Test void slashCommandsWork() {
        var all = notebook.run("/help");
        assertTrue(printed(all, "stdout").contains("/vars"));
        assertTrue(printed(notebook.run("/exit"), "stdout").contains("a notebook is left by closing it"));
    }

    @Test void aRunningCellIsInterrupted() throws InterruptedException {
        String id = notebook.start("System.out.println(\"loops\"); while (true) {}");
        notebook.awaitPrinted(id, "loops");
        assertEquals("interrupt_reply", notebook.command("interrupt_request", "{}").type());
        var all = notebook.finish(id);
        assertEquals("interrupted", all.getLast().text("evalue"));
        assertEquals("2", result("1 + 1"));
    }

    @Test void anUnfinishedCellGoesOn() {
        assertEquals("incomplete", notebook.ask("is_complete_request", "{\"code\": \"for (;;) {\"}").text("status"));
        assertEquals("complete", notebook.ask("is_complete_request", "{\"code\": \"1 + 1\"}").text("status"));
    }

    @Test void picturesAreShownBelowTheirCell() throws IOException {
        var all = notebook.run("plot(new double[] {1, 4, 9})\nvar after = 3");
        var shown = all.stream().filter(m -> m.type().equals("display_data")).toList();
        assertEquals(1, shown.size(), all::toString);
        var image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(shown.getFirst().data("image/png"))));
        assertTrue(image.getWidth() > 100 && image.getHeight() > 100);
        assertEquals("3", all.getLast().data("text/plain"));
    }

    @Test void tabCompletesWhatThePromptCompletes() {
        notebook.run("var weights = variable(1)");
        var reply = notebook.ask("complete_request",
                "{\"code\": \"/* \\ud83d\\ude00 */ weights.backw\", \"cursor_pos\": 21}");
        assertEquals("[\"backward(\"]", reply.content().getAsJsonArray("matches").toString());
        assertEquals(16, reply.content().get("cursor_start").getAsInt());
        assertEquals(21, reply.content().get("cursor_end").getAsInt());
    }

    @Test void aNameIsExplained() {
        notebook.run("/** Twice as much. */ int twice(int n) { return 2 * n; }");
        var found = notebook.ask("inspect_request", "{\"code\": \"twice(3)\", \"cursor_pos\": 2, \"detail_level\": 0}");
        assertTrue(found.data("text/markdown").contains("int twice(int n)"), found::toString);
        assertTrue(notebook.run("?twice").getLast().data("text/markdown").contains("int twice(int n)"));
        var unknown = notebook.ask("inspect_request", "{\"code\": \"thrice\", \"cursor_pos\": 2, \"detail_level\": 0}");
        assertFalse(unknown.content().get("found").getAsBoolean());
    }

    @Test void aConsoleThatAsksForHistoryIsAnswered() {
        var tail = notebook.ask("history_request",
                "{\"hist_access_type\": \"tail\", \"n\": 10, \"output\": false, \"raw\": true}");
        assertTrue(tail.content().getAsJsonArray("history").isEmpty());
    }

    @Test void aMessageSignedWithAnotherKeyRunsNothing() {
        notebook.forge("var forged = 1");
        var all = notebook.run("forged");
        assertEquals("error", all.getFirst().text("status"));
    }

    @Test void aKernelThatIsToldToEndDoes() throws IOException, InterruptedException {
        try (var other = new Notebook(folder)) {
            var process = start(other);
            try {
                assertNull(other.run("var x = 1;").getLast().data("image/png"));
                other.command("shutdown_request", "{\"restart\": false}");
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
                assertEquals(0, process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
