package catenary.repl;

import catenary.dsl.Typed;
import catenary.repl.command.Command;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells JLine when a snippet needs another line and how far to indent it, and which word completion is about.
final class PromptParser implements Parser {

    private final Pasted pasted;

    PromptParser(Pasted pasted) {
        this.pasted = pasted;
    }

    @Override public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && goesOn(pasted.whole(line))) {
            throw new EOFError(-1, -1, "the snippet goes on", "", depth(line, cursor), "");
        }
        int start = context == ParseContext.COMPLETE ? PromptCompleter.start(line.substring(0, cursor)) : cursor;
        return new Line(line, cursor, line.substring(start, cursor));
    }

    private static boolean goesOn(String text) {
        return !Command.isCommand(text.strip()) && Help.asked(text) == null && Typed.isUnfinished(text);
    }

    /// By how many levels the line that begins at the cursor is indented.
    private static int depth(String line, int cursor) {
        return Typed.openBrackets(line.substring(0, Math.clamp(cursor, 0, line.length())));
    }

    /// The whole line, with the name before the cursor as its only word.
    private record Line(String line, int cursor, String word) implements CompletingParsedLine {

        @Override public int wordCursor() {
            return word.length();
        }

        @Override public int wordIndex() {
            return 0;
        }

        @Override public List<String> words() {
            return List.of(word);
        }

        @Override public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override public int rawWordCursor() {
            return word.length();
        }

        @Override public int rawWordLength() {
            return word.length();
        }
    }
}
