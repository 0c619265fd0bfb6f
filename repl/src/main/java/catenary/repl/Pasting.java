package catenary.repl;

import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.utils.NonBlockingReader;

/// Takes in text that comes faster than anybody types.
///
/// Most terminals mark where pasted text begins and ends. Where one does not, or a program feeds the prompt, what comes in a
/// flood is taken for pasted too: key by key each would paint the line anew, and each Enter look at all of it.
final class Pasting {

    private static final String END = "\033[201~";

    /// Characters that are there at once, more than which nobody has typed.
    private static final int FLOOD = 2000;

    /// The pause that ends a flood.
    private static final long PAUSE_MILLIS = 50;

    /// The pause that ends what is still coming of a text after Ctrl-C.
    private static final long SILENCE_MILLIS = 500;

    private final NonBlockingReader typed;

    Pasting(NonBlockingReader typed) {
        this.typed = typed;
    }

    /// Whether more waits to be read than was typed.
    boolean isFlood() {
        return typed.available() >= FLOOD;
    }

    /// The text up to the mark of its end.
    String marked() {
        return read(this::toMark);
    }

    /// The text up to a pause, or to a key that is no text.
    String flood() {
        return read(this::toPause);
    }

    private interface Part {
        void read(StringBuilder text, long patience) throws IOException;
    }

    /// After Ctrl-C the rest is not typed by anybody either.
    private static String read(Part part) {
        var text = new StringBuilder();
        try {
            part.read(text, 0);
        } catch (InterruptedIOException e) {
            try {
                part.read(text, SILENCE_MILLIS);
            } catch (IOException _) {
                // Ctrl-C again, or there is no terminal any more: nothing else is coming.
            }
            throw new IOError(e); // JLine ends the line so
        } catch (IOException e) {
            throw new IOError(e);
        }
        return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    private void toMark(StringBuilder text, long patience) throws IOException {
        for (int c = typed.read(patience); c >= 0; c = typed.read(patience)) {
            text.append((char) c);
            int start = text.length() - END.length();
            if (c == '~' && start >= 0 && text.indexOf(END, start) == start) {
                text.setLength(start);
                return;
            }
        }
    }

    private void toPause(StringBuilder text, long patience) throws IOException {
        while (isText(typed.peek(Math.max(patience, PAUSE_MILLIS)))) text.append((char) typed.read());
    }

    private static boolean isText(int c) {
        return c >= ' ' && c != '\177' || c == '\r' || c == '\n' || c == '\t';
    }
}
