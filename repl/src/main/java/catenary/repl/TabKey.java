package catenary.repl;

import java.util.ArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jline.reader.Buffer;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;

/// Tab: completes, or indents where a line begins. After a whole name it shows what else begins so, or, behind the parenthesis,
/// what may be given; pressed once more, the documentation.
final class TabKey {

    private final LineReader reader;
    private final Completer completer;
    private final UnaryOperator<String> documentation;
    private final UnaryOperator<String> layout;
    private String pressedAfter = "";

    TabKey(LineReader reader, Completer completer, UnaryOperator<String> documentation, UnaryOperator<String> layout) {
        this.reader = reader;
        this.completer = completer;
        this.documentation = documentation;
        this.layout = layout;
    }

    boolean press() {
        Buffer buffer = reader.getBuffer();
        String before = buffer.upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.isBlank() && line.length() < before.length()) {
            buffer.write(" ".repeat(PromptKeys.INDENT - line.length() % PromptKeys.INDENT));
            return true;
        }
        boolean again = before.equals(pressedAfter);
        pressedAfter = before;
        boolean call = before.endsWith("(");
        String page = line.matches(".*\\w\\(?")
                ? documentation.apply(call ? before.substring(0, before.length() - 1) : before) : null;
        if (page == null) return complete(LineReader.EXPAND_OR_COMPLETE);
        if (again) return show(layout.apply(page));
        if (call) return show(forms(page));
        return complete(isOnlyOne() ? LineReader.EXPAND_OR_COMPLETE : LineReader.LIST_CHOICES);
    }

    private boolean complete(String widget) {
        return reader.getBuiltinWidgets().get(widget).apply();
    }

    private boolean isOnlyOne() {
        var candidates = new ArrayList<Candidate>();
        String line = reader.getBuffer().toString();
        completer.complete(reader,
                reader.getParser().parse(line, reader.getBuffer().cursor(), Parser.ParseContext.COMPLETE),
                candidates);
        return candidates.size() == 1;
    }

    private boolean show(String text) {
        reader.printAbove(text);
        return true;
    }

    /// The code at the head of a page.
    private static String forms(String page) {
        return page.lines().skip(2).takeWhile(l -> l.startsWith("    ")).map(String::strip)
                .collect(Collectors.joining("\n"));
    }
}
