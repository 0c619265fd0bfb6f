package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {

    @TempDir Path folder;

    private record Result(int code, String out, String err) {}

    private Result run(String source, String... args) {
        return run(new ScriptCache(null), source, args);
    }

    private static synchronized Result run(ScriptCache cache, String source, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var outBefore = System.out;
        var errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = ScriptRunner.run("a.jsh", source, args, cache);
            return new Result(code, text(out), text(err));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test void declarationsComeInAnyOrder() {
        var result = run("""
                System.out.println(area(new Disc(2)))
                double area(Disc d) { return half * d.r()**2; }
                record Disc(double r) {}
                static final double half = 6
                """);
        assertEquals("0.0\n", result.out()); // the field is there before its value is
        assertEquals(0, result.code());
    }

    @Test void topLevelVariablesAreSharedWithMethodsClassesAndLambdas() {
        var result = run("""
                private static int count = 0, most = 9
                int[] numbers = {1, 2, 3}
                var scale = 2.5
                List<String> seen = new ArrayList<>()
                int unset
                void add(String s) { seen.add(s); count += numbers.length + most - 9; unset++; }
                class Scaled { double of(double v) { return v * scale; } }
                Runnable r = () -> count++
                add("a"); add("b"); r.run()
                System.out.println(count + " " + seen + " " + new Scaled().of(2) + " " + unset)
                """);
        assertEquals("7 [a, b] 5.0 2\n", result.out(), result.err());
    }

    @Test void sugarWorksEverywhere() {
        var result = run("""
                class Twice { Linear l; Variable apply(Variable v) { h = v * 2; return h + offset; } }
                offset = variable(1)
                twice = new Twice()
                Variable half(Variable v) { return v / 2; }
                Function<Variable, Variable> square = v -> v**2
                var x = variable(3)
                y = square(twice(half(x)))
                y.backward()
                System.out.println(y + " " + x.grad())
                x + 1
                """);
        assertEquals("variable([16.]) array([8.])\n", result.out(), result.err());
    }

    @Test void aLineGoesOnWhereJavaCould() {
        var result = run("""
                var n = Stream.of(1, 2, 3)
                    .map(v -> v + 1)
                    .toList()
                    .size()
                    + 1
                if (n > 3)
                    System.out.println("yes")
                else
                    System.out.println("no")
                """);
        assertEquals("yes\n", result.out(), result.err());
    }

    @Test void compileErrorsNameFileLineColumn() {
        var result = run("int n = 1\nString s = n\n");
        assertEquals("""
                a.jsh:2:12: n is an int, but a String is needed; "" + n makes one
                    2 | String s = n
                      |            ^
                """, result.err());
        assertEquals(1, result.code());
    }

    @Test void exceptionsNameFileLineColumnAndOnlyTheScriptsOwnLines() {
        var result = run("""
                class Net { Variable apply(Variable v) { return v.reshape(7); } }
                Variable go(Variable v) {
                    var net = new Net();
                    return net(v) + 1;
                }
                go(variable(2))
                """);
        assertEquals("""
                a.jsh:1:51: reshape: expected 1 elements, but (7,) has 7
                  x: float32 (1,) on cpu
                    1 | class Net { Variable apply(Variable v) { return v.reshape(7); } }
                      |                                                   ^
                  at a.jsh:1 in Net.apply
                  at a.jsh:4 in go
                  at a.jsh:6
                """, result.err());
        assertEquals(1, result.code());
    }

    @Test void anOperatorThatThrowsIsPointedAt() {
        var result = run("var x = variable(1, 2, 3); var y = variable(1, 2)\nvar z = x.sum() + x * y");
        assertTrue(result.err().startsWith("a.jsh:2:21: "), result.err());
    }

    @Test void whatAClassThrowsAsItBeginsIsSaidOfTheClass() {
        var result = run(
                "class Table {\n  static int size = Integer.parseInt(\"many\");\n}\nSystem.out.println(Table.size)");
        assertTrue(result.err().startsWith("a.jsh:2:29: NumberFormatException: For input string: \"many\"\n"),
                result.err());
    }

    @Test void whatAnotherThreadThrowsIsSaidOfItsLine() {
        var result = run("""
                try (var pool = Executors.newSingleThreadExecutor()) {
                    pool.submit(() -> List.of(1).get(3)).get();
                }
                """);
        assertTrue(result.err().startsWith("a.jsh:2:42: IndexOutOfBoundsException: "), result.err());
        assertEquals(1, result.code());
    }

    @Test void whatEndsAThreadIsSaidOfItsLineAndTheScriptGoesOn() {
        var result = run("""
                var t = new Thread(() -> {
                    System.out.println(List.of(1).get(3));
                }, "reader");
                t.start(); t.join();
                Thread.startVirtualThread(() -> { throw new IllegalStateException("no luck"); }).join();
                System.out.println("on");
                """);
        assertEquals("on\n", result.out());
        assertTrue(result.err().startsWith("a.jsh:2:35: IndexOutOfBoundsException: "), result.err());
        assertTrue(result.err().contains("\n  at a.jsh:2\n  in thread reader\na.jsh:5:35: no luck\n"), result.err());
        assertTrue(result.err().endsWith("\n  at a.jsh:5\n  in a virtual thread\n"), result.err());
        assertEquals(0, result.code());
    }

    @Test void aScriptMayTakeCareOfItsThreadsItself() {
        var result = run("""
                Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println("took " + e.getMessage()));
                var t = new Thread(() -> { throw new IllegalStateException("it"); });
                t.start(); t.join();
                """);
        assertEquals(new Result(0, "took it\n", ""), result);
    }

    @Test void theTraceIsShownOnDemand() {
        System.setProperty("catenary.trace", "true");
        try {
            assertTrue(run("throw new java.io.IOException(\"no\")").err().contains("ScriptRunner"));
        } finally {
            System.clearProperty("catenary.trace");
        }
    }

    @Test void severalErrorsAreListedUpToTen() {
        var result =
                run("int n = \"a\";\n".repeat(1) + IntStream.range(0, 20).mapToObj(i -> "int n" + i + " = \"a\";\n")
                        .collect(Collectors.joining()));
        assertEquals(10, result.err().lines().filter(l -> l.startsWith("a.jsh:")).count(), result.err());
        assertTrue(result.err().endsWith("and 11 more\n"), result.err());
    }

    @Test void printedTracesHaveTheScriptsLines() {
        var result = run(
                "\n\nint f() {\n  throw new IllegalStateException();\n}\n\ntry { f(); } catch (IllegalStateException e) { e.printStackTrace(System.out); }");
        assertTrue(result.out().contains("(a.jsh:4)") && result.out().contains("(a.jsh:7)"), result.out());
    }

    @Test void exitCodesSayWhatHappened() {
        assertEquals(0, run("").code());
        assertEquals(1, run("throw new java.io.IOException(\"no\")").code());
        assertEquals(3, run("throw new RuntimeException(new BadFileException(\"f\", \"bad\"))").code());
        assertEquals(4, run("throw new OutOfMemoryError(\"full\")").code());
        assertEquals(130, run("throw new InterruptedException()").code());
        assertEquals(2, ScriptRunner.runFile(folder.resolve("absent.jsh").toString(), new String[0]));
    }

    private static final String OPTIONS = """
            // Trains nothing.
            enum Mode { FAST, SLOW }
            var lr = opt("lr", 0.01, "learning rate")
            var epoch = opt("epoch", 20, "number of sweeps")
            var resume = opt("resume", false, "go on")
            var mode = opt("mode", Mode.FAST, "how")
            System.out.println(lr + " " + epoch + " " + resume + " " + mode + " " + List.of(args))
            """;

    @Test void optionsHaveValuesAndDefaults() {
        assertEquals("0.01 20 false FAST []\n", run(OPTIONS).out());
        assertEquals("0.5 3 true SLOW [a, --b]\n",
                run(OPTIONS, "--lr", "0.5", "--epoch=3", "--resume", "--mode", "slow", "a", "--", "--b").out());
    }

    @Test void wrongOptionsAreRefusedBeforeTheScriptRuns() {
        assertEquals("a.jsh: there is no option --epcoh; did you mean --epoch?\n", run(OPTIONS, "--epcoh", "3").err());
        assertEquals("a.jsh: --epoch must be a whole number, but is 'x'\n", run(OPTIONS, "--epoch", "x").err());
        assertEquals("a.jsh: --lr needs a value\n", run(OPTIONS, "--lr").err());
        assertEquals("a.jsh: --mode must be one of FAST, SLOW, but is 'odd'\n", run(OPTIONS, "--mode", "odd").err());
        assertEquals(new Result(2, "", "a.jsh: there is no option --x; --help lists those there are\n"),
                run(OPTIONS, "--x"));
    }

    @Test void theLastOfRepeatedOptionsCountsAndNumbersMayBeNegative() {
        assertEquals("-2.0 -7 false FAST []\n",
                run(OPTIONS, "--epoch", "3", "--lr", "-2", "--epoch", "-7", "--resume=false").out());
        assertEquals("a.jsh: --lr needs a value\n", run(OPTIONS, "--lr", "--epoch", "3").err());
        assertEquals("a.jsh: --epoch must be a whole number, but is '99999999999'\n",
                run(OPTIONS, "--epoch=99999999999").err());
    }

    @Test void anArgumentThatNobodyReadsIsRefused() {
        assertEquals(new Result(2, "", "a.jsh: this script has options only, but found 20\n"),
                run("var n = opt(\"n\", 1)", "20"));
    }

    @Test void ourOwnOptionsBelongBeforeTheScript() {
        assertEquals("a.jsh: --trace goes before the script: catenary run --trace FILE.jsh [ARGS]\n",
                run(OPTIONS, "--trace").err());
    }

    @Test void helpListsWhatIsDeclared() {
        assertEquals("""
                usage: catenary run a.jsh [OPTIONS]

                Trains nothing.

                  --lr X            learning rate (default 0.01)
                  --epoch N         number of sweeps (default 20)
                  --resume          go on
                  --mode FAST|SLOW  how (default FAST)
                  --device TEXT     where arrays live and work is done: cpu, gpu:0, gpu:1 ... (default cpu)
                """, run(OPTIONS, "--help").out());
    }

    @Test void aScriptWithoutOptionsReadsItsArgumentsItself() {
        assertEquals("[--help, x]\n", run("System.out.println(List.of(args))", "--help", "x").out());
    }

    @Test void anOptionsNameMustBeALiteral() {
        var result = run("var n = \"lr\"\nopt(n, 1, \"\")");
        assertTrue(result.err().startsWith("a.jsh:2:5: the name of an option must be a string literal"), result.err());
    }

    @Test void aSecondRunComesFromTheCache() throws IOException {
        var cache = new ScriptCache(folder);
        assertEquals("3\n", run(cache, "System.out.println(1 + 2)").out());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        assertEquals("3\n", run(cache, "System.out.println(1 + 2)").out());
        assertEquals(true,
                cache.load(ScriptCache.identity("a.jsh", "System.out.println(1 + 2)", List.of())).isPresent());
        assertEquals(false,
                cache.load(ScriptCache.identity("b.jsh", "System.out.println(1 + 2)", List.of())).isPresent());
    }

    @Test void anotherLibraryOrJavaIsAnotherProgram() throws IOException {
        var library = Files.writeString(folder.resolve("library.jar"), "one");
        byte[] before = identity(library);
        assertArrayEquals(before, identity(library));
        Files.writeString(library, "other");
        byte[] after = identity(library);
        assertFalse(Arrays.equals(before, after), "its size");
        Files.setLastModifiedTime(library, FileTime.fromMillis(1_000_000));
        assertFalse(Arrays.equals(after, identity(library)), "its time");
        String java = System.setProperty("java.vm.version", "another");
        byte[] other = identity(library);
        System.setProperty("java.vm.version", java);
        assertFalse(Arrays.equals(other, identity(library)), "the JDK");
    }

    private static byte[] identity(Path library) {
        return ScriptCache.identity("a.jsh", "int n = 1", List.of(library));
    }

    @Test void ownNamesWinOverPreloadedOnes() {
        var result =
                run("""
                        class Linear { int n = 3; }
                        record Variable(int a) {}
                        class F { static int relu(int n) { return n + 1; } }
                        class List { }
                        int zeros(int n) { return n; }
                        var epoch = EPOCH
                        enum Unit { EPOCH }
                        var Adam = new Linear()
                        System.out.println(new Linear().n + " " + new Variable(4) + " " + F.relu(2) + " " + zeros(5) + " " + Adam.n)
                        System.out.println(new List() != null ? variable(3)**2 : "")
                        """);
        assertEquals("3 Variable[a=4] 3 5 3\nvariable([9.])\n", result.out(), result.err());
    }

    @Test void aDamagedOrUnwritableCacheBreaksNothing() throws IOException {
        var cache = new ScriptCache(folder);
        run(cache, "System.out.println(7)");
        Path entry;
        try (var files = Files.list(folder)) {
            entry = files.findFirst().orElseThrow();
        }
        for (byte[] damaged : new byte[][] {{}, {1, 2, 3}, damage(Files.readAllBytes(entry))}) {
            Files.write(entry, damaged);
            assertEquals(new Result(0, "7\n", ""), run(cache, "System.out.println(7)"));
        }
        var file = Files.createFile(folder.resolve("file"));
        assertEquals("7\n", run(new ScriptCache(file.resolve("below")), "System.out.println(7)").out());
    }

    private static byte[] damage(byte[] bytes) {
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    @Test void aScriptLongerThanAMethodCanBeIsSplit() {
        String source = IntStream.range(0, 3000).mapToObj(i -> "var v" + i + " = \"" + i + "\" + args.length")
                .collect(Collectors.joining("\n", "", "\nSystem.out.println(v0 + v2999)"));
        assertEquals(new Result(0, "0029990\n", ""), run(source));
    }
}
