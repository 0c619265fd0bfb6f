package catenary.repl;

import java.util.function.BooleanSupplier;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;

/// What keys do beyond what JLine has them do.
///
/// The suggestion from the history is painted by JLine; the few lines that accept it are here, because JLine's own come with
/// its console, three times the size of its reader.
final class PromptKeys {

    static final int INDENT = 4;

    private final LineReader reader;
    private final Pasted pasted;
    private final Pasting pasting;

    private PromptKeys(LineReader reader, Pasted pasted) {
        this.reader = reader;
        this.pasted = pasted;
        this.pasting = new Pasting(reader.getTerminal().reader());
    }

    static void install(LineReader reader, Pasted pasted, TabKey tab) {
        var keys = new PromptKeys(reader, pasted);
        var search = new PrefixSearch(reader);
        keys.bind(LineReader.UP_LINE_OR_SEARCH, search::up);
        keys.bind(LineReader.DOWN_LINE_OR_SEARCH, search::down);
        keys.bind(LineReader.FORWARD_CHAR, () -> keys.accept(LineReader.FORWARD_CHAR));
        keys.bind(LineReader.END_OF_LINE, () -> keys.accept(LineReader.END_OF_LINE));
        keys.bind(LineReader.FORWARD_WORD, keys::acceptWord);
        keys.bind(LineReader.BEGIN_PASTE, () -> keys.paste(keys.pasting.marked()));
        keys.bind(LineReader.SELF_INSERT, keys::insert);
        keys.bind(LineReader.EXPAND_OR_COMPLETE, tab::press);
        keys.bind(LineReader.INSERT_CLOSE_CURLY, keys::closeBlock);
        // JLine's own take away blanks before the bracket, wherever it stands.
        keys.bind(LineReader.INSERT_CLOSE_PAREN, () -> keys.builtin(LineReader.SELF_INSERT));
        keys.bind(LineReader.INSERT_CLOSE_SQUARE, () -> keys.builtin(LineReader.SELF_INSERT));
    }

    private void bind(String widget, BooleanSupplier action) {
        reader.getWidgets().put(widget, action::getAsBoolean);
    }

    private boolean builtin(String widget) {
        return reader.getBuiltinWidgets().get(widget).apply();
    }

    /// At the end of the line takes the suggestion, else does what `widget` does.
    private boolean accept(String widget) {
        Buffer buffer = reader.getBuffer();
        if (!isSuggesting(buffer)) return builtin(widget);
        buffer.write(reader.getTailTip());
        return true;
    }

    /// The same for a word of the suggestion.
    private boolean acceptWord() {
        Buffer buffer = reader.getBuffer();
        if (!isSuggesting(buffer)) return builtin(LineReader.FORWARD_WORD);
        int start = buffer.cursor();
        buffer.write(reader.getTailTip());
        buffer.cursor(start);
        builtin(LineReader.FORWARD_WORD);
        while (buffer.cursor() < buffer.length()) buffer.delete();
        return true;
    }

    private boolean isSuggesting(Buffer buffer) {
        return reader.getAutosuggestion() == LineReader.SuggestionType.HISTORY && buffer.cursor() == buffer.length()
                && buffer.length() > 0 && !reader.getTailTip().isEmpty();
    }

    private boolean paste(String text) {
        reader.getBuffer().write(pasted.shown(Transcript.clean(text)));
        return true;
    }

    /// A letter, or the text that it begins; one that ends with a line ends as it would have if it had been typed.
    private boolean insert() {
        if (!pasting.isFlood()) return builtin(LineReader.SELF_INSERT);
        String text = reader.getLastBinding() + pasting.flood();
        paste(text);
        return !text.endsWith("\n") || builtin(LineReader.ACCEPT_LINE);
    }

    /// A brace that closes a block goes to the column of the line that opened it.
    private boolean closeBlock() {
        Buffer buffer = reader.getBuffer();
        String before = buffer.upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.length() >= INDENT && line.length() < before.length() && line.isBlank()) buffer.backspace(INDENT);
        return builtin(LineReader.SELF_INSERT);
    }
}
