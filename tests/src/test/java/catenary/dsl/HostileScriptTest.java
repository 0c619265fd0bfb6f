package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as editors, other systems and accidents leave them.
class HostileScriptTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(byte[] bytes) throws IOException {
        return run(Files.write(folder.resolve("a.jsh"), bytes));
    }

    private int run(Path file) {
        var outBefore = System.out;
        var errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return ScriptRunner.runFile(file.toString(), new String[0]);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test void aByteOrderMarkAFirstLineForTheSystemAndCarriageReturnsMeanNothing() throws IOException {
        String source = "\uFEFF#!/usr/bin/env -S catenary run\r\nint n = 6\r\nString s = n\r\n";
        assertEquals(1, run(source.getBytes(StandardCharsets.UTF_8)));
        assertTrue(text(err).startsWith("a.jsh:3:12: "), text(err));
        assertTrue(text(err).endsWith("    3 | String s = n\n      |            ^\n"), text(err));
    }

    @Test void whatIsNoTextAndNoFileIsRefused() throws IOException {
        assertEquals(2, run(new byte[] {'i', (byte) 0xFF, 0}));
        assertEquals(2, run(folder));
        assertEquals("catenary: " + folder.resolve("a.jsh") + " is not UTF-8 text\ncatenary: cannot read " + folder
                + ": it is a folder\n", text(err));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            if (true) { f(        | a.jsh:1:14: '(' is never closed
            int n = 1; }          | a.jsh:1:12: '}' closes nothing that is open here
            var s = "abc          | a.jsh:1:9: this string is never closed
            /* no end             | a.jsh:1:1: this comment is never closed
            //DEPS org.slf4j      | a.jsh:1:8: //DEPS needs group:artifact:version, but found org.slf4j
            //DEPS                | a.jsh:1:1: //DEPS needs group:artifact:version
            """) void oneSentenceSaysWhatIsWrong(String source, String sentence) throws IOException {
        assertEquals(1, run(source.getBytes(StandardCharsets.UTF_8)));
        assertTrue(text(err).startsWith(sentence + "\n"), text(err));
    }

    @Test void recursionWithoutEndEnds() throws IOException {
        assertEquals(1, run("int f(int n) { return f(n + 1) + 1; }\nf(0)\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(text(err).startsWith("a.jsh:1:23: StackOverflowError: calls nest too deep\n"), text(err));
        assertTrue(text(err).lines().count() < 20, text(err));
    }

    @Test void aHundredThousandLinesRunAndTheLastOneIsNamed() throws IOException {
        String source = IntStream.range(0, 10_000)
                .mapToObj(i -> "n" + i + " = " + i + " + args.length" + "\n// ".repeat(9) + "\n")
                .collect(Collectors.joining("", "",
                        "System.out.println(n1 + n9999); int last = args.length / args.length"));
        assertEquals(1, run(source.getBytes(StandardCharsets.UTF_8)), text(err));
        assertEquals("10000\n", text(out));
        assertTrue(text(err).startsWith("a.jsh:100001:56: ArithmeticException: / by zero\n"), text(err));
        assertTrue(text(err).endsWith("^\n  at a.jsh:100001\n"), text(err));
    }

    @Test void anyFileNameIsGood() throws IOException {
        for (String name : new String[] {"two words.jsh", "straße 日本.jsh", "1st", "-", "class.jsh", "a'b\"c$d;.jsh"}) {
            err.reset();
            var file = Files.writeString(folder.resolve(name), "class Own { }\nint n = 1 / 0");
            assertEquals(1, run(file), name);
            assertTrue(text(err).startsWith(name + ":2:11: ArithmeticException: / by zero\n"), text(err));
        }
    }

    @Test void whatIsEmptyDoesNothing() throws IOException {
        for (String source : new String[] {"", "\uFEFF", "\n\n", "// only this", "#!/usr/bin/env catenary", ";"})
            assertEquals(0, run(source.getBytes(StandardCharsets.UTF_8)), source);
        assertEquals("", text(out) + text(err));
    }

    @Test void tenMegabytesOfTextRun() throws IOException {
        String source =
                "// nothing to see here, and so on and on\n".repeat(250_000) + "System.out.println(args.length)";
        assertEquals(0, run(source.getBytes(StandardCharsets.UTF_8)), text(err));
        assertEquals("0\n", text(out));
    }

    @Test void aStatementThatJavaCannotHoldIsNamed() throws IOException {
        String numbers = IntStream.range(0, 20_000).mapToObj(i -> "" + (i + 100_000)).collect(Collectors.joining(","));
        assertEquals(1, run(("int[] all = {" + numbers + "};").getBytes(StandardCharsets.UTF_8)));
        assertTrue(text(err).contains("64 KB"), text(err));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            var s = \"%s\"          | x | a.jsh:1:9: a text in a program has at most 65,535 bytes
            int n = %s              | 9 | a.jsh:1:9: this number is too large for Java
            var n = 1 + nope // %s  | x | a.jsh:1:13: there is no variable nope
            """) void anEndlessLineIsShownInPart(String source, String filler, String sentence) throws IOException {
        assertEquals(1, run(source.formatted(filler.repeat(70_000)).getBytes(StandardCharsets.UTF_8)));
        var shown = text(err).lines().toList();
        assertTrue(shown.getFirst().startsWith(sentence), shown.getFirst());
        assertTrue(shown.get(1).length() < 250 && shown.get(1).endsWith("..."), shown.get(1));
    }

    @Test void aCaretIsUnderWhatItMeansInALongLine() throws IOException {
        String comment = "/* " + "x".repeat(5000) + " */";
        assertEquals(1, run((comment + " var n = nope; " + comment).getBytes(StandardCharsets.UTF_8)));
        var shown = text(err).lines().toList();
        assertEquals("a.jsh:1:5016: there is no variable nope", shown.getFirst());
        assertTrue(shown.get(1).substring(shown.get(2).indexOf('^')).startsWith("nope;"), text(err));
    }
}
