package catenary.repl;

import java.io.PrintWriter;

/// Writes lines of text, as to a terminal.
final class TextDisplay implements Display {

    private final PrintWriter out;

    TextDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override public void line(String text) {
        out.println(text);
        out.flush();
    }

    /// `x ==> value`, or `==> value` without a name; a value of several lines is aligned below its first.
    @Override public void value(String name, String value) {
        String prefix = (name.isEmpty() ? "" : name + " ") + "==> ";
        line(prefix + value.replace("\n", "\n" + " ".repeat(prefix.length())));
    }

    @Override public void failure(String text) {
        line(text);
    }
}
