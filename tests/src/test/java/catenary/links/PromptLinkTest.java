package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.Test;

/// Classes typed at the prompt are links like any other, private final fields included.
class PromptLinkTest {

    @Test void fieldsOfATypedClassAreFoundAndCopied() {
        try (JShell shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), null).build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, "import catenary.links.*;");
            eval(shell, "import catenary.autograd.*;");
            eval(shell, """
                    class M extends Chain {
                        private final Linear l1, l2;
                        M() { l1 = new Linear(3, 4); l2 = new Linear(4, 2); }
                        public Variable apply(Variable x) { return l2.apply(l1.apply(x)); }
                    }""");
            eval(shell, "var m = new M();");
            assertEquals("\"[/l1/W, /l1/b, /l2/W, /l2/b]\"", eval(shell, "m.namedParams().keySet().toString()"));
            assertEquals("true", eval(shell, "m.copy(CopyMode.COPY).countParams() == m.countParams()"));
        }
    }

    private static String eval(JShell shell, String source) {
        List<SnippetEvent> events = shell.eval(source);
        SnippetEvent event = events.getFirst();
        assertEquals(Snippet.Status.VALID, event.status(), source);
        return event.value();
    }
}
