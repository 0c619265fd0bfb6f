package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Random formulas mean what an evaluator without a parser says; random text breaks nothing and takes no time.
public class SugarFuzzTest {

    private static final int FORMULAS = 60;
    private static final int DEPTH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] WORDS = {"x", "f", "(", ")", "[", "]", "{", "}", "**", "*", "@", "@=", "=", "**=",
            "+",
            "-", "/", "%", ":", "::", ",", "...", ".", ";", "?", "->", "<", ">", "!", "~", "1", "2.5", "\"s\"", "\"",
            "'c'", "'", "\"\"\"", "\n", " ", "//", "/*", "*/", "if", "else", "for", "do", "while", "switch", "case",
            "new",
            "int", "class", "record", "@A", "return", "import", "void", "null", "this", "\\", "#", "é", "\u0000"};

    private static final List<Formula.Kind> KINDS = new ArrayList<>();
    private static final List<Double> VALUES = new ArrayList<>();

    /// What the formulas' script calls.
    public static void value(Object value) {
        KINDS.add(switch (value) {
            case Integer _ -> Formula.Kind.INT;
            case Double _ -> Formula.Kind.DOUBLE;
            case NDArray _ -> Formula.Kind.ARRAY;
            default -> Formula.Kind.VARIABLE;
        });
        VALUES.add(switch (value) {
            case Number number -> number.doubleValue();
            case NDArray array -> array.item();
            default -> ((Variable) value).item();
        });
    }

    @Property(tries = 4) void formulasMeanWhatTheySay(@ForAll long seed) {
        var random = new Random(seed);
        var formulas = new ArrayList<Formula>();
        var script = new StringBuilder(
                "i = 3; d = 1.5; a = array(new double[] {2}, DType.FLOAT64); x = variable(array(new double[] {5}, DType.FLOAT64))\n");
        var texts = new ArrayList<String>();
        for (int n = 0; n < FORMULAS; n++) {
            var formula = Formula.any(random, DEPTH);
            formulas.add(formula);
            texts.add(formula.text(random));
            script.append("catenary.dsl.SugarFuzzTest.value(").append(texts.getLast()).append(")\n");
        }
        KINDS.clear();
        VALUES.clear();
        assertEquals(0, ScriptRunner.run("fuzz.jsh", script.toString(), new String[0], new ScriptCache(null)),
                script::toString);
        for (int n = 0; n < FORMULAS; n++) {
            var formula = formulas.get(n);
            double expected = formula.value();
            assertEquals(formula.kind(), KINDS.get(n), texts.get(n));
            if (Double.isFinite(expected))
                assertEquals(expected, VALUES.get(n), 1e-9 * Math.max(1, Math.abs(expected)), texts.get(n));
        }
    }

    /// Words in a row, and changed scripts.
    @Example void randomTextIsSplitOrRefused() {
        List<byte[]> good =
                List.of("""
                        // Says hello.
                        var n = opt("n", 3, "how many")
                        class Net extends Chain { final Linear l1 = new Linear(2); Variable apply(Variable x) { return l1(x)**2 } }
                        y = f(x)[0, 1:2] @ -x if
                        for (int i = 0; i < n; i++) System.out.println(x % 2 == 0 ? "a\\"" : 'c')
                        """
                        .getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("scripts", 64 << 20, 50_000).run(random -> {
            if (random.nextBoolean()) return new Mutations(good, random).next();
            var text = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) text.append(WORDS[random.nextInt(WORDS.length)]);
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }, bytes -> read(new String(bytes, StandardCharsets.UTF_8)));
        assertTrue(read > 0);
    }

    @Example void longTextTakesNoTime() {
        int times = 20_000;
        var hostile = List.<Function<Integer, String>>of("("::repeat, "x**"::repeat, "x[1:2,"::repeat, "f(x)("::repeat,
                "if(a)"::repeat, "a:"::repeat, "else "::repeat, "x @ "::repeat, "@A "::repeat, "\"\"\""::repeat,
                "/*"::repeat, n -> "x" + "**2".repeat(n), n -> "x" + "[0]".repeat(n), n -> "f" + "(x)".repeat(n),
                n -> "(".repeat(n) + "x" + ")".repeat(n), n -> "x[" + "1:2,".repeat(n) + "0]",
                n -> "{".repeat(n) + "}".repeat(n), n -> "try{}".repeat(n), n -> "do ".repeat(n), n -> "x\n".repeat(n));
        for (var make : hostile) {
            String text = make.apply(times);
            assertTimeoutPreemptively(PATIENCE, () -> isRead(text), () -> text.substring(0, 20));
        }
    }

    private static boolean isRead(String text) {
        try {
            read(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// As the prompt reads it, up to the compiler.
    ///
    /// @throws IllegalArgumentException if it is refused
    private static void read(String text) {
        try {
            Typed.isUnfinished(text);
            for (var snippet : Typed.split(text)) {
                snippet.declared();
                snippet.hasOperators();
                assertNotNull(snippet.typed());
            }
        } catch (RefusedException e) {
            throw new IllegalArgumentException("refused: " + e.problems().getFirst().message(), e);
        }
    }
}
