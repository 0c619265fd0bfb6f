package catenary.repl;

import catenary.dsl.Marks;
import catenary.repl.command.Command;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours the line while it is typed. Looks at its words only, so that no key waits for the compiler; the colours are the
/// sixteen that every terminal lets its owner choose.
final class PromptHighlighter implements Highlighter {

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle COMMAND = PLAIN.bold().foreground(AttributedStyle.CYAN);
    private static final AttributedStyle FUNCTION = PLAIN.foreground(AttributedStyle.BLUE);

    private final Supplier<Set<String>> functions;

    /// Takes a way to ask for the names of our functions, which may be none yet: they take a moment to collect.
    PromptHighlighter(Supplier<Set<String>> functions) {
        this.functions = functions;
    }

    @Override public AttributedString highlight(LineReader reader, String buffer) {
        if (buffer.isEmpty()) return AttributedString.EMPTY; // before the first key nothing else has to be loaded
        var shown = new AttributedStringBuilder(buffer.length());
        int at = 0;
        if (Command.isCommand(buffer)) {
            while (at < buffer.length() && !Character.isWhitespace(buffer.charAt(at))) at++;
            shown.append(buffer.substring(0, at), COMMAND);
        }
        String code = buffer.substring(at);
        int done = 0;
        for (var mark : Marks.of(code)) {
            shown.append(code, done, mark.from());
            String text = code.substring(mark.from(), mark.to());
            shown.append(text, style(mark.kind(), text));
            done = mark.to();
        }
        return shown.append(code, done, code.length()).toAttributedString();
    }

    private AttributedStyle style(Marks.Kind kind, String text) {
        return switch (kind) {
            case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
            case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
            case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
            case COMMENT -> PLAIN.foreground(AttributedStyle.BLACK + AttributedStyle.BRIGHT);
            case TYPE -> PLAIN.foreground(AttributedStyle.YELLOW);
            case NAME -> functions.get().contains(text) ? FUNCTION : PLAIN;
            case UNMATCHED -> PLAIN.inverse().foreground(AttributedStyle.RED);
        };
    }
}
