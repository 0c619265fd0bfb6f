package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.structure.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples in doc comments are typed at a prompt; what they say that it answers is what it answers.
class DocExamplesTest {

    private static final String PROMPT = "jshell> ";
    private static final String CONTINUED = "   ...> ";

    /// What is typed, and the lines that follow in the comment.
    private record Exchange(SourceFile source, int line, List<String> typed, List<String> answer) {

        String where() {
            return source + ":" + line;
        }
    }

    @Test void examplesAnswerWhatTheirDocsSay() {
        List<Exchange> exchanges = Stream.of("runtime", "stdlib")
                .flatMap(module -> SourceFile.under("src/main/java", module).stream())
                .flatMap(source -> exchanges(source).stream()).toList();
        assertTrue(exchanges.size() > 140, exchanges.size() + " examples");
        var out = new StringWriter();
        var session = new Session(new TextDisplay(new PrintWriter(out)));
        var wrong = new ArrayList<String>();
        for (Exchange e : exchanges) {
            out.getBuffer().setLength(0);
            session.eval(String.join("\n", e.typed));
            String answered = comparable(out.toString().lines().toList());
            if (!answered.equals(comparable(e.answer))) wrong.add(e.where() + " " + e.typed + "\n" + out);
        }
        assertEquals("", String.join("\n", wrong));
    }

    /// A session gives other numbers to what has no name, so the answers stand further to the right.
    private static String comparable(List<String> answer) {
        var lines = answer.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return String.join("\n", lines).replaceAll("(?m)^\\$\\d+ ==>", "\\$ ==>");
    }

    private static List<Exchange> exchanges(SourceFile source) {
        var found = new ArrayList<Exchange>();
        Exchange open = null;
        int number = 0;
        for (String line : source.lines()) {
            number++;
            String text = line.strip();
            if (!text.startsWith("///") || text.contains("```")) {
                open = null;
                continue;
            }
            text = text.length() > 4 ? text.substring(4) : "";
            if (text.startsWith(PROMPT)) {
                open = new Exchange(source, number, new ArrayList<>(), new ArrayList<>());
                open.typed.add(text.substring(PROMPT.length()));
                found.add(open);
            } else if (open != null && text.startsWith(CONTINUED)) {
                open.typed.add(text.substring(CONTINUED.length()));
            } else if (open != null) {
                open.answer.add(text);
            }
        }
        return found;
    }
}
