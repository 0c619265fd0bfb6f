package catenary.dsl;

import java.util.List;

/// One snippet of a script or of what was typed at the prompt. Its text changes as sugar is rewritten.
final class Snippet {

    enum Kind {
        IMPORT,
        METHOD,
        /// A class, record, interface or enum.
        TYPE,
        /// A statement, a variable declaration or an expression.
        STATEMENT
    }

    private final Kind kind;
    private Text text;
    private boolean value;

    Snippet(Kind kind, Text text) {
        this.kind = kind;
        this.text = text;
    }

    Kind kind() {
        return kind;
    }

    Text text() {
        return text;
    }

    void edit(List<Edit> edits) {
        text = text.edited(edits);
    }

    boolean isStatement() {
        return kind == Kind.STATEMENT;
    }

    /// Whether this is an expression such as `x + 1` that Java does not allow as a statement.
    boolean isValue() {
        return value;
    }

    void markValue() {
        value = true;
    }

    /// The text without its final semicolon.
    int lengthWithoutSemicolon() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.chars().charAt(end - 1))) end--;
        return end > 0 && text.chars().charAt(end - 1) == ';' ? end - 1 : end;
    }

    @Override
    public String toString() {
        return kind + " " + text;
    }
}
