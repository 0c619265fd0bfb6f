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
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The prompt, driven through a terminal that can do nothing but read and write lines.
class ShellTest {

    private record Answer(int code, String text) {}

    /// Types the lines and returns what the prompt answers, without the echo of what was typed.
    private static Answer type(String... lines) throws IOException {
        var in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        int code;
        try (var terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(300, 50)); // no line is broken
            code = new Shell(terminal, null).loop();
            terminal.flush();
        }
        var answers = new ArrayList<String>();
        var text = out.toString(StandardCharsets.UTF_8).replace("\r", "");
        assertFalse(text.contains("\033["), "no ANSI on a dumb terminal");
        for (String line : text.lines().toList()) {
            if (!line.startsWith("catenary> ") && !line.startsWith("    ...> ") && !line.startsWith("Catenary ")
                    && !line.isBlank())
                answers.add(line);
        }
        return new Answer(code, String.join("\n", answers));
    }

    private static String answers(String... lines) throws IOException {
        return type(lines).text();
    }

    @Test void theSessionOfTheTutorial() throws IOException {
        assertEquals("""
                x ==> variable([5.])
                y ==> variable([16.])
                $4 ==> array([8.])
                z ==> variable([10.])
                y ==> variable([16.])
                $8 ==> array([-1.])
                m ==> variable([[1., 2., 3.],
                                [4., 5., 6.]])
                s ==> variable([[ 0.,  1.,  4.],
                                [ 9., 16., 25.]])
                ==> array([[ 0.,  2.,  4.],
                           [ 6.,  8., 10.]])
                f ==> Linear(inSize=3, outSize=2, nobias=false)  // 8 parameters: W (2, 3), b (2,)
                $15 ==> (2, 2)""", answers(
                "var x = variable(5)",
                "var y = x**2 - 2*x + 1              // or x.pow(2).sub(x.mul(2)).add(1)",
                "y.backward()",
                "x.grad()",
                "var z = 2*x",
                "y = x**2 - z + 1",
                "y.backward(RETAIN_GRAD)",
                "z.grad()",
                "var m = variable(new float[][] {{1, 2, 3}, {4, 5, 6}})",
                "var s = m**2 - 2*m + 1",
                "s.grad(ones(2, 3)); s.backward(); m.grad()",
                "var f = new Linear(3, 2)",
                "f(m).shape()"));
    }

    @Test void whatIsNullOrVoidShowsNothing() throws IOException {
        assertEquals("x ==> variable([5.])", answers("x = variable(5)", "x.grad()", "x.clearGrad()", "if (true) { }"));
    }

    @Test void declarationsHaveSugarToo() throws IOException {
        assertEquals("""
                x ==> variable([3.])
                defined Twice
                defined method half(Variable)
                $4 ==> variable([3.])
                g ==> Function<Variable, Variable>
                $6 ==> variable([9.])""", answers(
                "x = variable(3)",
                "class Twice { Linear l; Variable apply(Variable v) { h = v * 2; return h; } }",
                "Variable half(Variable v) { return v / 2; }",
                "half(new Twice().apply(x))",
                "Function<Variable, Variable> g = v -> v**2",
                "g(x)"));
    }

    @Test void aSnippetMayTakeSeveralLines() throws IOException {
        assertEquals("total ==> 6", answers("int total = List.of(1, 2,", "3).stream().", "mapToInt(n -> n).sum()")
                .lines().toList().getLast());
    }

    @Test void anErrorIsASentenceWithACaretBelowWhatWasTyped() throws IOException {
        assertEquals("""
                x ==> variable([5.])
                there is no variable nope
                    x**2 + nope
                           ^
                '*' does not take Variable and String
                    x * "a"
                      ^
                there is no class Linea; did you mean Linear?
                    new Linea(3)
                        ^""", answers("x = variable(5)", "x**2 + nope", "x * \"a\"", "Linear l = null", "new Linea(3)")
                .replace("l ==> null\n", ""));
    }

    @Test void anExceptionIsItsMessageAndTheTraceIsKept() throws IOException {
        var answers = answers("int zero = 0", "1 / zero", "/trace").lines().toList();
        assertEquals("zero ==> 0", answers.get(0));
        assertEquals("ArithmeticException: / by zero", answers.get(1));
        assertEquals("java.lang.ArithmeticException: / by zero", answers.get(2));
    }

    @Test void commandsAreCommandsAndUnknownOnesAreSaid() throws IOException {
        assertEquals(List.of("there is no command /vrs; did you mean /vars?",
                "there is no command /zzzzzz; /help lists those there are",
                "n ==> 3", "int n = 3"), answers("/vrs", "/zzzzzz", "int n = 3", "/vars").lines().toList());
        assertEquals("", answers("int n = 3", "/reset", "/vars").replace("n ==> 3", ""));
        assertTrue(answers("/help").contains("/exit"));
        assertTrue(answers("/imports").contains("import static catenary.dsl.Catenary.*;"));
        assertTrue(answers("/device").startsWith("cpu"));
    }

    @Test void severalVariablesMayGetTheirFirstValueAtOnce() throws IOException {
        assertEquals("c ==> 3\nb ==> 3\na ==> 3\n$4 ==> 9\nb ==> 4\na ==> 4",
                answers("a = b = c = 3", "a + b + c", "a = b = 4"));
    }

    @Test void comparingObjectsIsJavasAndIsSaid() throws IOException {
        assertEquals("""
                x ==> variable([5.])
                $2 ==> true
                note: '==' asks whether both are the same object; eq(...) compares elements
                $3 ==> true""", answers("x = variable(5)", "x == x", "x != null"));
    }

    @Test void javaShowsWhatSugarBecomes() throws IOException {
        assertEquals("""
                nothing was typed yet
                x ==> variable([5.])
                $2 ==> variable([-25.])
                catenary.dsl.Ops.neg(catenary.dsl.Ops.pow(x,2));
                x.get(catenary.array.Index.slice(1, null), 0);
                int n = 3;
                ** needs a value on either side""",
                answers("/java", "x = variable(5)", "-x**2", "/java", "/java x[1:, 0]", "/java int n = 3",
                        "/java x **"));
    }

    @Test void anImportNeedsNoSemicolon() throws IOException {
        assertEquals("p ==> a", answers("import java.util.regex.*", "var p = Pattern.compile(\"a\")"));
    }

    @Test void exitHasACode() throws IOException {
        assertEquals(0, type("1 + 1").code());
        assertEquals(7, type("/exit 7", "1 + 1").code());
    }

    @Test void aSessionIsSavedAndLoaded(@TempDir Path folder) throws IOException {
        var file = folder.resolve("session.jsh");
        answers("a = variable(2)", "nope", "b = a**2", "/save " + file);
        assertEquals(List.of("a = variable(2)", "b = a**2"), Files.readAllLines(file));
        assertEquals(List.of("a ==> variable([2.])", "b ==> variable([4.])", "$3 ==> variable([6.])"),
                answers("/load " + file, "a + b").lines().toList());
        assertEquals("there is no file absent.jsh", answers("/load absent.jsh"));
    }
}
