package catenary.repl;

import catenary.dsl.Lines;

/// Shows what a session has to say: on a terminal, in a notebook.
public interface Display {

    /// One more snippet of what was typed begins.
    default void next() {}

    void line(String text);

    /// What the next value is the text of, for those who show more than text; from the thread of the snippet, which Ctrl-C stops.
    default void computed(Object value) {}

    /// The value of a snippet under its name, which may be empty.
    void value(String name, String value);

    /// Why what was typed is not done, or not to its end.
    void failure(String text);

    /// The same with the simple name of what was thrown, or what else it is in a word.
    default void failure(String kind, String text) {
        failure(text);
    }

    /// A page of documentation.
    default void markdown(String text) {
        line(text);
    }

    /// Where something happened: the line of what was typed, counted from 1, and its text.
    default String place(String what, int line, String text) {
        return "    " + what + " " + text.strip();
    }

    /// A sentence, the line that was typed and a caret below the place.
    default void problem(String sentence, String typed, int position) {
        var lines = new Lines(typed);
        var shown = lines.around(lines.line(position), lines.column(position));
        failure("CompileError", sentence + "\n    " + shown.text() + "\n    " + shown.indent() + "^");
    }
}
