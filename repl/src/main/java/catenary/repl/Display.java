package catenary.repl;

import catenary.dsl.Lines;
import java.io.PrintWriter;

/// Writes what the prompt has to say.
public final class Display {

    private final PrintWriter out;

    Display(PrintWriter out) {
        this.out = out;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /// `x ==> value`, or `==> value` without a name; a value of several lines is aligned below its first.
    void value(String name, String value) {
        String prefix = (name.isEmpty() ? "" : name + " ") + "==> ";
        line(prefix + value.replace("\n", "\n" + " ".repeat(prefix.length())));
    }

    /// A sentence and, if the typed text has more than one word, the line and a caret below the place.
    void problem(String sentence, String typed, int position) {
        var lines = new Lines(typed);
        int number = lines.line(position);
        String shown = lines.show(number);
        line(sentence);
        line("    " + shown);
        line("    " + " ".repeat(lines.column(position) - 1) + "^");
    }
}
