package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.dsl.SugarTable;
import catenary.dsl.SugarTable.Case;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of sugar, typed at one prompt: every case means there what it means in a script, or is refused in the same words.
class SugarAtThePromptTest {

    private static final int TOGETHER = 20;

    private final StringWriter answers = new StringWriter();
    private final Session session = new Session(new TextDisplay(new PrintWriter(answers)));

    private String type(String typed) {
        answers.getBuffer().setLength(0);
        session.eval(typed);
        return answers.toString().strip();
    }

    @Test void everyCase() {
        assertTrue(session.eval(SugarTable.setup() + "init()"), answers::toString);
        var expected = new ArrayList<String>();
        var found = new ArrayList<String>();
        var cases = SugarTable.accepted();
        for (int i = 0; i < cases.size(); i += TOGETHER) {
            var some = cases.subList(i, Math.min(i + TOGETHER, cases.size()));
            var ordered = Stream
                    .concat(some.stream().filter(Case::isExpression), some.stream().filter(c -> !c.isExpression()))
                    .toList();
            ordered.forEach(one -> expected.add(one + " == " + one.value()));
            found.addAll(values(ordered));
        }
        for (var one : SugarTable.refused()) {
            expected.add(one + " !! " + one.column() + " " + one.message());
            var lines = type(one.typed()).lines().toList();
            int column = lines.isEmpty() ? 0 : lines.getLast().indexOf('^') - "   ".length();
            found.add(one + " !! " + column + " " + (lines.isEmpty() ? "accepted" : lines.getFirst()));
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    /// The values of expressions, which are shown together, and then of statements, each typed by itself.
    private List<String> values(List<Case> cases) {
        SugarTable.shown();
        String answer = type(cases.stream().filter(Case::isExpression).map(one -> SugarTable.showing(one.typed()))
                .collect(Collectors.joining("; ", "{ ", "; }")));
        for (var one : cases) {
            if (one.isExpression()) continue;
            answer += type(one.typed());
            answer += type("{ " + SugarTable.showing(one.shown()) + "; init(); }");
        }
        var shown = SugarTable.shown();
        if (shown.size() != cases.size()) return List.of(answer);
        return IntStream.range(0, cases.size()).mapToObj(i -> cases.get(i) + " == " + shown.get(i)).toList();
    }
}
