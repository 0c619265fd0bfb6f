package catenary.repl;

import catenary.docs.Markdown;
import java.io.PrintWriter;
import java.util.function.IntSupplier;

/// Writes lines of text, as to a terminal.
final class TextDisplay implements Display {

    private static final int USUAL_WIDTH = 80;

    private final PrintWriter out;
    private final IntSupplier width;
    private final boolean colours;

    TextDisplay(PrintWriter out) {
        this(out, () -> USUAL_WIDTH, false);
    }

    TextDisplay(PrintWriter out, IntSupplier width, boolean colours) {
        this.out = out;
        this.width = width;
        this.colours = colours;
    }

    @Override public void markdown(String text) {
        line(Markdown.render(text, width.getAsInt(), colours));
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
