package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.docs.Manual;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HelpTest {

    @Test void aQuestionIsWhatBeginsOrEndsWithAQuestionMark() {
        assertEquals("F.softmax", Help.asked("?F.softmax"));
        assertEquals("x.sum", Help.asked(" x.sum? "));
        assertEquals("Linear", Help.asked("??Linear"));
        assertEquals("*soft*", Help.asked("?*soft*"));
        assertNull(Help.asked("a ? b : c"));
        assertNull(Help.asked("?"));
        assertNull(Help.asked("/time x"));
    }

    @Test void whatASessionKnowsIsExplained() {
        var out = new StringWriter();
        var session = new Session(new TextDisplay(new PrintWriter(out)));
        session.eval("x = variable(3)");
        session.eval("f = new Linear(1, 1)");
        session.eval("int twice(int n) { return 2 * n; }");
        assertTrue(session.help("twice").contains("int twice(int n) { return 2 * n; }"));
        assertTrue(session.help("/load").contains("## /load"));
        assertTrue(session.help("\"a\".length").contains("int String.length()"), session.help("\"a\".length"));
        assumeTrue(!Manual.packed().isEmpty(), "the documentation is packed by Maven");
        assertTrue(session.help("x").startsWith("`x` is a `Variable`."));
        for (String sum : new String[] {"x.sum", "f(x).sum", "(x**2).sum", "x[0].sum", "Variable.sum", "x.sum()"}) {
            assertTrue(session.help(sum).startsWith("## Variable.sum"), sum + ": " + session.help(sum));
        }
        assertTrue(session.help("F.softmax").startsWith("## F.softmax"));
        assertTrue(session.help("softmx").contains("did you mean softmax?"));
        assertEquals(null, session.explain("nothing.of.this"));
    }
}
