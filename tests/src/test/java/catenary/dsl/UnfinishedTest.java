package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {

    @ParameterizedTest
    @ValueSource(strings = {"f(", "int g(int a) {", "x +", "x.", "a ? b :", "/* note", "/* note */ /* more",
            "var s = \"\"\"\n  a",
            "for (int i = 0; i < 3; i++)", "while (true)", "if (a > b)", "if (a) b(); else", "try", "do",
            "try { a(); } catch (Exception e)",
            "class A", "final class A extends B", "interface I", "List.of(1,", "foo(\"(\" + '('",
            "xs.forEach(x -> {"}) void thisGoesOnOnAnotherLine(String text) {
        assertEquals(true, Unfinished.test(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x++", "x;", "f(x)", ")", "f(])", "\"open", "'", "import java.util.*", "import a.",
            "do { i++; } while (i < 3)", "if (a) b();", "class A { }", "String.class", "// for (", "x // {", "\"{\"",
            "/* { */ x", "f(\"open",
            "x?"}) void thisCanBeTried(String text) {
        assertEquals(false, Unfinished.test(text));
    }
}
