package catenary.repl;

import catenary.dsl.Lines;

/// Shows what a session has to say: on a terminal, in a notebook.
public interface Display {

    /// One more snippet of what was typed begins.
    default void next() {}

    void line(String text);

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

    /// A sentence, the line that was typed and a caret below the place.
    default void problem(String sentence, String typed, int position) {
        var lines = new Lines(typed);
        var shown = lines.around(lines.line(position), lines.column(position));
        failure("CompileError", sentence + "\n    " + shown.text() + "\n    " + shown.indent() + "^");
    }
}
