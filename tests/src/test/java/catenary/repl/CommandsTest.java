package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.dsl.ScriptRunner;
import catenary.repl.command.Command;
import catenary.repl.command.ExitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the slash commands do, in one session that is reset before each test.
class CommandsTest {

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final PrintStream BEFORE = System.out;
    private static Session session;

    @TempDir Path folder;

    @BeforeAll static void start() {
        System.setOut(new PrintStream(OUT, true, StandardCharsets.UTF_8));
        session = new Session(new TextDisplay(new PrintWriter(OUT, true, StandardCharsets.UTF_8)));
    }

    @AfterAll static void stop() {
        System.setOut(BEFORE);
    }

    @BeforeEach void forget() {
        session.reset();
    }

    /// Does the lines, commands and snippets, and returns what is answered.
    private static String answers(String... lines) throws ExitException {
        OUT.reset();
        for (String line : lines) {
            if (Command.isCommand(line)) Command.run(line, session);
            else session.eval(line);
        }
        return OUT.toString(StandardCharsets.UTF_8).strip();
    }

    @Test void checkFindsTheSmallestFailure() throws ExitException {
        answers("x = variable(randn(4, 5))", "bad = rawFunction(\"bad\", a -> a[0].mul(a[0]),"
                + " (xs, gy) -> new Variable[] {gy.mul(xs[0])})");
        assertEquals("the gradient is right at [float32 (4, 5) on cpu]", answers("/check F.tanh(x) + 1"));
        assertTrue(answers("/check bad.apply(x)").startsWith("""
                the gradient is wrong; the smallest case found:
                  x0 = array([[1.]], dtype=float64)
                gradient check: order 1 on cpu: the gradient of x0 at [0, 0] is"""));
        assertTrue(answers("/check F.tanh(3)").startsWith("no variable is named"));
        assertTrue(answers("/check").startsWith("what to check is missing"));
        assertEquals(1, session.script().typed().stream().filter(s -> s.contains("bad")).count());
    }

    @Test void propertiesWrittenAtThePromptAreTriedAndShrunk() throws ExitException {
        answers("import net.jqwik.api.*", "class Sums {\n"
                + "    @Property(tries = 50) boolean isRight(@ForAll @ArrayOf(shape = 2) NDArray x) {"
                + " return x.sum().equals(x.get(0).add(x.get(1))); }\n"
                + "    @Property(tries = 50) boolean isWrong(@ForAll int n) { return n < 100; }\n}");
        String answer = answers("check(Sums.class)");
        assertTrue(answer.matches("(?s).*isWrong fails\n.*100.*1 property holds, 1 failed"), answer);
        assertTrue(answers("check(String.class)").startsWith("check: String has no method with @Property"));
    }

    @Test void gradShowsTheGradientOfEachPlace() throws ExitException {
        assertEquals("""
                sum   float32        norm 1.00
                mul   (2,), float32  norm 1.41
                leaf  (2,), float32  norm 10.0""",
                answers("x = variable(3., 4.)", "/grad F.sum(x * x)").replaceAll("(?s)^x ==>.*?\n", ""));
    }

    @Test void timesAreShown() throws ExitException {
        assertTrue(answers("/time 1 + 1").matches("(?s)[\\d.]+ [num]?s\\s+\\$\\d ==> 2"), OUT::toString);
        assertTrue(answers("/timeit Math.sin(1)").matches(
                "[\\d.]+ [num]?s a call, the best of 7 runs of \\d+; median [\\d.]+ [num]?s, worst [\\d.]+ [num]?s"),
                OUT::toString);
        assertEquals("what to time is missing, as in /timeit f(x)", answers("/timeit"));
    }

    @Test void aCommandWithoutItsSlashIsRecognized() throws ExitException {
        assertTrue(answers("exit").startsWith("there is no variable exit; the command is /exit\n"), answers("exit"));
        assertTrue(answers("time Math.abs(1)").contains("; the command is /time\n"), answers("time Math.abs(1)"));
        assertTrue(answers("seed(\"x\")").lines().noneMatch(l -> l.contains("/seed")), answers("seed(\"x\")"));
    }

    @Test void theOnlyLineIsNotQuotedForWhatItsLambdasThrow() throws ExitException {
        assertEquals("ArithmeticException: / by zero", answers("List.of(0).stream().map(i -> 6 / i).toList()"));
    }

    @Test void nanStopsWhereTheFirstOneIsMade() throws ExitException {
        answers("x = variable(0)", "Variable f(Variable v) {\n    var a = v * 2;\n    return F.log(a);\n}", "/nan on");
        assertEquals("""
                ArithmeticException: log: made an infinity in its output float32 (1,) on cpu, of inputs without
                    at: return F.log(a);""", answers("f(x)"));
        assertEquals("""
                ArithmeticException: sqrtGrad: made an infinity in its output float32 (1,) on cpu, of inputs without
                    at: y.backward()
                    called forward at: y = F.sqrt(x)""",
                answers("y = F.sqrt(x)", "y.backward()").replaceFirst("^y ==>.*\n", ""));
        assertEquals("it is on; /nan off", answers("/nan"));
        assertEquals("it is off; /nan on", answers("/nan off", "/nan"));
    }

    @Test void aSavedSessionIsAScriptThatDoesTheSame() throws ExitException, IOException {
        var file = folder.resolve("session.jsh");
        answers("/seed 3", "x = variable(randn(2))", "nope", "int f() { return 1; }", "var n = f() + 1", "n * 2",
                "int f() { return 2; }", "var n = \"is \" + $5", "n + x.size() + f()", "/save " + file);
        Files.writeString(file, "System.out.println(n + f() + x)\n", java.nio.file.StandardOpenOption.APPEND);
        String here = answers("System.out.println(n + f() + x)");
        OUT.reset();
        assertEquals(0, ScriptRunner.runFile(file.toString(), new String[0]));
        assertEquals(here, OUT.toString(StandardCharsets.UTF_8).strip());
    }

    @Test void reloadDoesAllAgain() throws ExitException {
        answers("/seed 1", "x = randn(3)", "var sum = x.sum()");
        String before = answers("sum").replaceAll(".*==> ", "");
        answers("/reload");
        assertEquals(before, answers("sum").replaceAll(".*==> ", ""));
    }

    @Test void historyShowsWhatWasTyped() throws ExitException {
        answers("1 + 1", "nope", "class A {\n    int n;\n}");
        assertTrue(answers("/history").endsWith("  class A {\n          int n;\n      }"), OUT::toString);
        assertTrue(answers("/history 2").contains("nope"));
        assertFalse(answers("/history 2").contains("1 + 1"));
        assertEquals("how many is a whole number, as in /history 20", answers("/history x"));
    }

    @Test void aScriptRunsApart() throws ExitException, IOException {
        var file = Files.writeString(folder.resolve("a.jsh"), "var kept = 3\nSystem.out.println(\"ran \" + kept)\n");
        assertEquals("ran 3", answers("/run " + file));
        assertTrue(answers("kept").contains("there is no variable kept"));
        assertEquals(List.of(), session.script().typed());
    }

    @Test void aScriptThatExitsEndsAlone() throws ExitException, IOException {
        var file = Files.writeString(folder.resolve("b.jsh"),
                "IntConsumer leave = System::exit\nSystem.out.println(\"b\")\nleave.accept(3)\n");
        assertEquals("b\n" + file + " ended with exit code 3", answers("/run " + file));
        assertEquals("", answers("/run " + Files.writeString(folder.resolve("c.jsh"), "System.exit(0)")));
        assertEquals("$1 ==> 2", answers("1 + 1"));
    }

    @Test void whoShowsWhatTheVariablesHold() throws ExitException {
        assertEquals("there are no variables yet", answers("/who"));
        answers("x = variable(ones(2, 3))", "x.sum().backward()", "f = new Linear(3, 2)",
                "var names = List.of(\"a\", \"b\")",
                "n = 3", "var none = (String) null", "d = new double[100]", "var one = Map.of(1, array(1., 2.))",
                "class Loud { public String toString() { System.out.println(\"ran\"); return \"\"; } }",
                "loud = new Loud()");
        assertEquals("""
                x      Variable              (2, 3) float32, with gradient  48 B
                f      Linear                8 parameters                   64 B
                names  List<String>          2 elements
                n      int                   3
                none   String                null
                d      double[]              100 elements                   800 B
                one    Map<Integer,NDArray>  1 entry                        8 B
                loud   Loud""", answers("/who"));
    }

    @Test void memShowsTheDevicesAndWhatHoldsMost() throws ExitException {
        answers("small = zeros(4)", "large = zeros(1000, 1000)", "n = 3");
        var lines = answers("/mem").lines().toList();
        assertTrue(lines.getFirst().matches("cpu: [\\d.]+ [MG]B used of [\\d.]+ [MG]B, [\\d.]+ [MG]B at most, .*"),
                lines::getFirst);
        int devices = Devices.all().size();
        assertEquals(List.of("  3.8 MB    large, (1000, 1000) float32", "  16 B      small, (4,) float32"),
                lines.subList(devices, lines.size()));
    }

    @Test void everyCommandSurvivesNonsense() throws ExitException {
        for (var command : Command.ALL) {
            if (List.of("exit", "edit").contains(command.name())) continue;
            answers("/" + command.name() + " /no/such/place ){ \"");
            answers("/" + command.name());
        }
        assertEquals("$1 ==> 2", answers("/reset", "1 + 1"));
    }
}
