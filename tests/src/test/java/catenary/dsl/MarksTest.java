package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static String marks(String text) {
        return Marks.of(text).stream().map(m -> m.kind() + " " + text.substring(m.from(), m.to()))
                .collect(Collectors.joining("; "));
    }

    @Test void everyPartOfASnippetHasItsKind() {
        assertEquals("KEYWORD var; NAME y; NAME x; NUMBER 2; NUMBER 1.5e-3; TYPE F; NAME relu; NAME x; COMMENT // done",
                marks("var y = x**2 + 1.5e-3*F.relu(x) // done"));
        assertEquals("STRING \"a)\"; STRING 'b'; KEYWORD true; KEYWORD null", marks("\"a)\" + 'b' + true + null"));
    }

    @Test void whatIsCutOffKeepsItsKind() {
        assertEquals("NAME f; STRING \"open", marks("f(\"open"));
        assertEquals("NAME x; COMMENT /* open", marks("x /* open"));
    }

    @Test void aBracketThatClosesNothingIsMarked() {
        assertEquals("NAME f; UNMATCHED ]; NAME x", marks("f(] x"));
        assertEquals("NAME f", marks("f({[")); // what is open may yet be closed
    }
}
