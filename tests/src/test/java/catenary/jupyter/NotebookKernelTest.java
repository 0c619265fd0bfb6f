package catenary.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()))
                .start();
    }

    /// What kernels say where no notebook shows it.
    private static Path said() {
        return folder.resolve("said.txt");
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

    @Test void muchThatIsPrintedComesWholeInFewMessages() {
        var all = notebook
                .run("for (int i = 0; i < 50_000; i++) System.out.println(\"line \" + i); System.err.println(\"ä\");"
                        + " System.out.println(\"日本\"); display(7); System.out.println(\"end\")");
        assertTrue(all.size() < 200, () -> all.size() + " messages");
        assertEquals(IntStream.range(0, 50_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining())
                + "日本\nend\n", printed(all, "stdout"));
        var last = all.subList(all.size() - 5, all.size()).stream()
                .map(m -> m.type().equals("stream") ? m.text("name") + " " + m.text("text").lines().toList().getLast()
                        : m.data("text/plain"))
                .toList();
        assertEquals(List.of("stdout line 49999", "stderr ä", "stdout 日本", "7", "stdout end"), last);
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
        assertTrue(sentence.endsWith("    2 | z.backwrd()\n      |  ^"), sentence);
        assertEquals("variable([1.])", result("z"));
    }

    @Test void whatIsThrownIsSaidWithTheLineOfTheCell() {
        String code = "int part(int n) {\n    return 1 / n;\n}\nvar whole = 1\npart(0)";
        assertEquals("ArithmeticException: / by zero\nat:\n    2 |     return 1 / n;",
                notebook.run(code).getLast().text("evalue"));
        assertEquals("ArithmeticException: / by zero\nat:\n    3 |   int m = 1 % 0;",
                notebook.run("var one = 1\nfor (int i = 0; i < 9; i++) {\n  int m = 1 % 0;\n}").getLast()
                        .text("evalue"));
        assertEquals("NegativeArraySizeException: -1\nat:\n    2 | new int[-1]",
                notebook.run("var two = 2\nnew int[-1]").getLast().text("evalue"));
        assertEquals("NegativeArraySizeException: -1", notebook.run("new int[-1]").getLast().text("evalue"));
    }

    @Test void arraysAreTablesToo() {
        var x = notebook.run("array(new float[][] {{1, 2}, {3, 4}})").getLast();
        assertEquals("array([[1., 2.],\n       [3., 4.]])", x.data("text/plain"));
        assertTrue(x.data("text/html").contains("<tr><th>1</th><td>3.</td><td>4.</td></tr>"), x::toString);
        assertTrue(notebook.run("display(variable(7))").stream().anyMatch(m -> m.type().equals("display_data")
                && m.data("text/html").contains("<p>variable float32 (1,) on cpu</p>")));
        assertNull(notebook.run("array(new float[] {1}); 1 + 1").getLast().data("text/html"));
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

    private static String kind(String code) {
        var all = notebook.run(code);
        assertEquals("error", all.getFirst().text("status"), all::toString);
        assertEquals(all.getFirst().text("ename"), all.getLast().text("ename"));
        return all.getFirst().text("ename");
    }

    @Test void aFailureHasTheNameOfWhatWasThrown() {
        assertEquals("ArithmeticException", kind("1 / 0"));
        assertEquals("IllegalArgumentException", kind("variable(1, 2).reshape(7)"));
        assertEquals("OwnException", kind("class OwnException extends Exception {}\nthrow new OwnException()"));
        assertEquals("CompileError", kind("int n = \"text\""));
        assertEquals("StackOverflowError", kind("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)"));
    }

    @Test void aFailureNamesTheLineOfTheCell() {
        var all = notebook.run("int third(int[] a) {\n    int n = 2;\n    return a[n];\n}\nthird(new int[2])");
        assertTrue(all.getLast().text("evalue").contains("return a[n];"), all::toString);
        assertEquals(all.getLast().text("evalue"), String.join("\n", all.getLast().content().getAsJsonArray("traceback")
                .asList().stream().map(l -> l.getAsString()).toList()));
    }

    @Test void cellsThatWaitBehindAFailureDoNotRun() {
        String slow = notebook.start("Thread.sleep(300); throw new IllegalStateException(\"no\")");
        String next = notebook.start("var ranAnyway = 1");
        String last = notebook.start("var ranToo = 1");
        assertEquals("error", notebook.finish(slow).getFirst().text("status"));
        assertEquals("aborted", notebook.finish(next).getFirst().text("status"));
        assertEquals("aborted", notebook.finish(last).getFirst().text("status"));
        assertEquals("CompileError", kind("ranAnyway"));
        assertEquals("7", result("3 + 4"));
    }

    @Test void readingIsRefusedInOneSentence() {
        var all = notebook.run("System.in.read() + System.in.read()");
        assertEquals("-2", all.getLast().data("text/plain"));
        assertEquals("a cell cannot read from the keyboard here; assign what it needs to a variable\n",
                printed(all, "stderr"));
    }

    @Test void aFrontEndThatAsksItsUserIsAsked() {
        var all = notebook.finish(notebook.startAsking("new Scanner(System.in).nextLine() + \"!\"", "yes\n"));
        assertEquals("\"yes!\"", all.getLast().data("text/plain"));
    }

    @Test void valuesAreDisplayedWhereTheyAre() {
        var all = notebook.run("display(variable(1, 2))\ndisplay(new int[] {3, 4})\ndisplay(\"so\")\n"
                + "display(plot(new double[] {1, 2}))\nvar last = 5");
        var shown = all.stream().filter(m -> m.type().equals("display_data")).toList();
        assertEquals(List.of("variable([1., 2.])", "int[2] { 3, 4 }", "so"),
                shown.subList(0, 3).stream().map(m -> m.data("text/plain")).toList());
        assertTrue(shown.getLast().data("image/png") != null);
        assertEquals("5", all.getLast().data("text/plain"));
    }

    @Test void longValuesAreShownInPart() {
        String big = result("IntStream.range(0, 1_000_000).boxed().toList()");
        assertTrue(big.length() < 200 && big.contains("..."), big);
        assertTrue(result("\"x\".repeat(5_000_000)").length() < 2000);
        assertTrue(result("zeros(1000, 1000)").length() < 2000);
    }

    @Test void trainingDrawsItsProgressInOneLine() {
        var all = notebook
                .run("""
                        var data = new TupleDataset(randn(20, 4), zeros(shape(20), DType.INT32))
                        var updater = new StandardUpdater(new SerialIterator(data, 5), new SGD().setup(new Classifier(new Linear(4, 2))))
                        var trainer = Trainer.builder(updater).stop(2, EPOCH).out(System.getProperty("java.io.tmpdir") + "/progress")
                            .extend(new LogReport()).extend(new PrintReport("epoch", "main/loss"))
                            .extend(new ProgressBar(o -> o.updateInterval(1))).build()
                        trainer.run()
                        """);
        assertEquals("ok", all.getFirst().text("status"), all::toString);
        String out = printed(all, "stdout");
        assertTrue(out.contains("\rtotal [######"), out);
        assertTrue(out.contains("\r1           "), out);
        assertTrue(!out.contains("\033"), out);
    }

    @Test void whatRanIsRemembered() {
        notebook.run("var remembered = 1");
        notebook.run("remembered + 41");
        var tail = notebook.ask("history_request",
                "{\"hist_access_type\": \"tail\", \"n\": 1, \"output\": true, \"raw\": true}");
        var entry = tail.content().getAsJsonArray("history").get(0).getAsJsonArray();
        assertEquals("[\"remembered + 41\",\"42\"]", entry.get(2).toString());
        var found = notebook.ask("history_request", "{\"hist_access_type\": \"search\", \"n\": 9, \"pattern\":"
                + " \"*remembered =*\", \"unique\": true, \"output\": false, \"raw\": true}");
        assertEquals(1, found.content().getAsJsonArray("history").size());
        var range = notebook.ask("history_request", "{\"hist_access_type\": \"range\", \"session\": 0, \"start\": "
                + entry.get(1) + ", \"stop\": 99999, \"output\": false, \"raw\": true}");
        assertEquals("[[0," + entry.get(1) + ",\"remembered + 41\"]]",
                range.content().getAsJsonArray("history").toString());
    }

    @Test void aMessageSignedWithAnotherKeyRunsNothing() {
        notebook.forge("var forged = 1");
        var all = notebook.run("forged");
        assertEquals("error", all.getFirst().text("status"));
    }

    @Test void aKernelWhosePortsAreTakenSaysSo() throws IOException, InterruptedException {
        assertTrue(notebook.isAlive());
        var process = start(notebook);
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue());
            assertTrue(Files.readString(said()).contains("catenary: the ports of the connection file cannot be had: "));
        } finally {
            process.destroyForcibly();
        }
        assertEquals("2", result("1 + 1"));
    }

    @Test void aKernelThatIsToldToEndDoes() throws IOException, InterruptedException {
        try (var other = new Notebook(folder)) {
            var process = start(other);
            try {
                assertNull(other.run("var x = 1;").getLast().data("image/png"));
                assertTrue(other.command("shutdown_request", "{\"restart\": true}").content().get("restart")
                        .getAsBoolean());
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
                assertEquals(0, process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
