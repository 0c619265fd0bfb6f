package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TranscriptTest {

    @Test void aSessionLosesItsPromptsAndAnswers() {
        assertEquals("var x = variable(5)\nclass A {\n    int f() { return 1; }\n\n}\nx.grad()", Transcript.clean("""
                Catenary on Java 25; /help lists the commands, Ctrl-D leaves
                catenary> var x = variable(5)
                x ==> variable([5.])
                catenary> class A {
                    ...>     int f() { return 1; }
                    ...>
                    ...> }
                defined A
                catenary> x.grad()
                catenary>
                """).stripTrailing());
    }

    @Test void sessionsOfOtherShellsDoToo() {
        assertEquals("int a =\n3\na + 1",
                Transcript.clean("jshell> int a =\n   ...> 3\na ==> 3\n\njshell> a + 1\n$2 ==> 4"));
        assertEquals("x = 3\nfor (;;) {\n    f();\n}",
                Transcript.clean(">>> x = 3\n>>> for (;;) {\n...     f();\n... }\n3"));
        assertEquals("x", Transcript.clean("    jshell> x\n    $1 ==> 3")); // as doc comments indent them
    }

    @Test void otherTextStaysAsItIs() {
        assertEquals("int a = 8\n    >>> 2;", Transcript.clean("int a = 8\n    >>> 2;\n\n"));
        assertEquals("a\n\n\tb ...> c", Transcript.clean("a\n\n\tb ...> c"));
    }

    @Test void nothingPastedSteersTheTerminal() {
        assertEquals("a[31mb", Transcript.clean("a\033[31m\007b\0"));
    }
}
