package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a snippet cannot do to the session, and how soon Ctrl-C stops it: one program, in a pseudo-terminal, endures all.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
class InterruptTest {

    /// How soon Ctrl-C stops a snippet.
    private static final long MOST_MILLIS = 200;

    /// How often a machine that has other things to do too may let the program wait in that time: as long, each time, as an
    /// empty line just before or after it takes to be answered. That is a few milliseconds where nothing else runs.
    private static final int WAITS = 10;

    /// Tells that the snippet is under way.
    private static final String GO = "System.out.println(\"go\" + \"ing\"); ";

    @TempDir static Path home;
    private static PseudoTerminal terminal;

    @BeforeAll static void start() throws IOException {
        assumeTrue(PseudoTerminal.isAvailable(), "no command script");
        terminal = new PseudoTerminal(home, Map.of("NO_COLOR", "1", "CATENARY_PICTURES", "blocks"), "-Xmx600m");
        terminal.until("catenary> ");
        assertTrue(terminal.answer("var kept = 41").contains("kept ==> 41"));
        terminal.answer("var m = randn(100, 100)");
        terminal.answer("m.matmul(m).sum()"); // finds and loads a library, which is not stopped halfway
        terminal.answer(
                "Variable deep(int n) { var y = variable(1); for (int i = 0; i < n; i++) y = y * 1.0001; return y; }");
        terminal.answer("class Slow extends Chain { Linear l = new Linear(2);"
                + " public Variable apply(Variable x) { " + GO
                + "double s = 0; for (int i = 0; i < 3000000; i++) s += Math.sin(i);"
                + " return l(x) + 0 * s; } }");
    }

    @AfterAll static void stop() {
        if (terminal != null) terminal.close();
    }

    /// The milliseconds until the next prompt after an empty line.
    private static long emptyLine() throws IOException {
        long start = System.nanoTime();
        terminal.type("\r");
        terminal.until("catenary> ");
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void assertKept() throws IOException {
        assertTrue(terminal.answer("kept + 1").contains("==> 42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "while (true) { }",
            "long n = 0; while (true) try { n++; Thread.sleep(1); } catch (Throwable t) { }",
            "Thread.sleep(60_000);",
            "System.in.read();",
            "new Scanner(System.in).nextLine();",
            "var y = m; while (true) y = y.matmul(m).mul(0.001);",
            "var y = m; for (int i = 0; i < 100_000; i++) y = NDArray.class.cast(F.tanh(variable(y)).array());",
            "while (true) F.sum(F.exp(variable(randn(2000, 2000)))).backward();",
            "new ArrayList<>(Collections.nCopies(1 << 20, 1)).sort((a, b) -> { for (int i = 0; i < 999; i++) Math.sin(i);"
                    + " return 0; });",
            "Stream.iterate(1, i -> i + 1).filter(i -> false).findFirst();",
            "IntStream.range(0, 9).mapToObj(i -> { while (true) ; }).toList();",
            "var n = BigInteger.TWO; while (true) n = n.multiply(n).mod(BigInteger.TEN.pow(500)).add(BigInteger.ONE);",
            "new LinkedBlockingQueue<String>().take();",
            "Thread.ofVirtual().start(() -> { while (true) ; }).join();",
            "deep(2_000_000);",
            "var it = new SerialIterator(new TupleDataset(m, m), 10); while (true) it.next();",
            "java.util.stream.IntStream.range(0, 1 << 30).parallel().forEach(i -> { while (true) { } });",
            "String.valueOf(new Object() { public String toString() { while (true) { } } });",
            "synchronized (m) { m.wait(); }"
    }) void ctrlCStopsWhateverRuns(String snippet) throws IOException {
        long idle = emptyLine();
        terminal.type("{ " + GO + snippet + " }\r");
        terminal.until("going\n");
        long start = System.nanoTime();
        terminal.type("\003");
        terminal.until("interrupted");
        terminal.until("catenary> ");
        long millis = (System.nanoTime() - start) / 1_000_000;
        idle = Math.max(idle, emptyLine());
        assertTrue(millis < MOST_MILLIS + WAITS * idle, millis + " ms, where an empty line takes " + idle + " ms");
        assertKept();
    }

    @Test void aTrainingEndsItsIterationAndSaysHowToGoOn() throws IOException {
        terminal.type("{ var o = new SGD().setup(new Classifier(new Slow()));"
                + " var data = new TupleDataset(ones(4, 1), array(new int[4]));"
                + " Trainer.builder(new StandardUpdater(new SerialIterator(data, 2), o))"
                + ".stop(9999, EPOCH).out(\"" + home + "\").extend(new Snapshot()).build().run(); }\r");
        terminal.until("going\n"); // in an iteration, which takes what it takes
        terminal.type("\003");
        String answer = terminal.until("\ncatenary> ");
        assertTrue(answer.contains("resume with " + home), answer);
        assertKept();
    }

    /// Java's own loops and waits have no checks of ours; these end by themselves some seconds later.
    @ParameterizedTest
    @ValueSource(strings = {"LongStream.range(0, 20_000_000_000L).sum();",
            "BigInteger.TWO.pow(300_000_000).multiply(BigInteger.TEN.pow(20_000_000)).bitLength();",
            "try (var server = new java.net.ServerSocket(0)) { server.setSoTimeout(9000); server.accept(); }"
    }) void whatDoesNotStopIsLeftBehindWhenAskedAgain(String snippet) throws IOException {
        terminal.type("{ " + GO + snippet + " }\r");
        terminal.until("going\n");
        terminal.type("\003");
        terminal.until("Ctrl-C again leaves it behind");
        terminal.type("\003");
        terminal.until("it was left behind");
        terminal.until("catenary> ");
        assertKept();
    }

    @Test void whoeverAsksTwiceAtOnceNeedNotBeTold() throws IOException {
        terminal.type("{ " + GO + "LongStream.range(0, 20_000_000_000L).sum(); }\r");
        terminal.until("going\n");
        terminal.type("\003");
        terminal.until("^C"); // two at the same moment would be one signal
        terminal.type("\003");
        assertFalse(terminal.until("it was left behind").contains("Ctrl-C again"));
        terminal.until("catenary> ");
        assertKept();
    }

    @Test void whatWouldEndTheProgramDoesNot() throws IOException {
        assertTrue(terminal.answer("System.exit(3)").contains("/exit 3 leaves"));
        assertTrue(terminal.answer("Runtime.getRuntime().halt(0)").contains("/exit leaves"));
        terminal.answer("IntConsumer end = System::exit");
        assertTrue(terminal.answer("end.accept(4)").contains("/exit 4 leaves"));
        terminal.answer("IntConsumer halt = Runtime.getRuntime()::halt");
        assertTrue(terminal.answer("halt.accept(5)").contains("/exit 5 leaves"));
        String library = "try { System.class.getMethod(\"exit\", int.class).invoke(null, 6); } catch (Exception e) { }";
        assertTrue(terminal.answer(library).contains("/exit 6 leaves")); // its code is not ours to change
        assertTrue(terminal.answer("Thread.ofVirtual().start(() -> { " + library + " }).join(2000)")
                .contains("a virtual thread: System.exit(6) is not done here"));
        terminal.answer("int f(int n) { return f(n + 1) + 1; }");
        assertTrue(terminal.answer("f(0)").contains("StackOverflowError: calls nest too deep\n"));
        assertKept();
    }

    @Test void whatEndsAThreadIsSaidInOneLine() throws IOException {
        String answer = terminal.answer("Thread.ofPlatform().name(\"worker\").start(() -> { int n = 1 / 0; }).join()");
        assertTrue(answer.contains("thread worker: ArithmeticException: / by zero; /trace shows where\n"), answer);
        assertFalse(answer.contains("\tat "), answer);
        assertTrue(terminal.answer("/trace").contains("at java.base/java.lang.Thread.run"));
    }

    @Test void memoryThatIsUsedUpIsSaidInOneLine() throws IOException {
        assertTrue(terminal.answer("new double[Integer.MAX_VALUE]").contains("out of memory: "));
        terminal.answer("var hog = new ArrayList<byte[]>()");
        assertTrue(terminal.answer("while (true) hog.add(new byte[1 << 20])").contains("out of memory: "));
        assertFalse(terminal.answer("hog = null").contains("out of memory"));
        assertKept();
    }

    @Test void aToStringThatThrowsIsSaid() throws IOException {
        terminal.answer("class Bad { public String toString() { throw new IllegalStateException(\"no\"); } }");
        assertTrue(terminal.answer("new Bad()").contains("Bad (its toString threw IllegalStateException: no)"));
    }

    @Test void whatABackgroundThreadPrintsComesAboveThePrompt() throws IOException, InterruptedException {
        terminal.answer("Thread.ofPlatform().start(() -> { try { Thread.sleep(1500); } catch (Exception e) { }"
                + " System.out.println(\"from \" + \"behind\"); })");
        terminal.type("kept + 2");
        assertTrue(terminal.until("from behind\n").contains("kept + 2"));
        terminal.until("catenary> kept + 2");
        terminal.type("\r");
        terminal.until("==> 43");
        terminal.until("catenary> ");
    }

    @Test void picturesAreDrawnInTheTerminalAndKeyboardInputIsRead() throws IOException, InterruptedException {
        assertTrue(terminal.answer("plot(arange(20))").contains("\u2502"));
        assertTrue(terminal.answer("imshow(eye(4))").contains("\u2580\u2580\u2580\u2580"));
        terminal.type(
                "{ System.out.println(\"go\" + \"ing\"); System.out.println(\"read \" + new Scanner(System.in).nextLine()); }\r");
        terminal.until("going\n");
        Thread.sleep(300);
        terminal.type("abx\177c\r");
        terminal.until("read abc\n");
        terminal.until("catenary> ");
    }

    @Test void aSecondCtrlCIsHarmless() throws IOException, InterruptedException {
        terminal.type("{ System.out.println(\"sle\" + \"eps\"); Thread.sleep(60_000); }\r");
        terminal.until("sleeps\n");
        terminal.type("\003\003\003");
        terminal.until("interrupted");
        terminal.until("catenary> ");
        assertKept();
    }
}
