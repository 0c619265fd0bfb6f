package catenary.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/// Standard input for snippets: what is typed at the terminal while one reads. Unlike the one that Java starts with, it
/// can be interrupted, and leaves nothing behind that the prompt would miss.
final class Keyboard extends InputStream {

    private static final long LOOK_MILLIS = 20;

    /// What Ctrl-D and the backspace key send.
    private static final int END = 4;
    private static final int BACKSPACE = 127;

    private final Terminal terminal;
    private byte[] line = {};
    private int next;

    Keyboard(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override public int read() throws IOException {
        if (next == line.length) fill();
        return next == line.length ? -1 : line[next++] & 0xFF;
    }

    /// At most the rest of the line, so that nobody waits for a second one.
    @Override public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) return 0;
        int first = read();
        if (first < 0) return -1;
        to[offset] = (byte) first;
        int more = Math.min(length - 1, line.length - next);
        System.arraycopy(line, next, to, offset + 1, more);
        next += more;
        return more + 1;
    }

    @Override public int available() {
        return line.length - next;
    }

    /// Waits for a line; there is none at the end of the input (Ctrl-D). The terminal would hand out lines only whole, and
    /// nobody could stop waiting for one, so characters are taken one by one and shown here.
    private void fill() throws IOException {
        var before = terminal.getAttributes();
        var single = new Attributes(before);
        single.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
        terminal.setAttributes(single);
        try {
            line = typed().getBytes(StandardCharsets.UTF_8);
            next = 0;
        } finally {
            terminal.setAttributes(before);
        }
    }

    private String typed() throws IOException {
        var typed = new StringBuilder();
        while (true) {
            if (Thread.interrupted()) throw new InterruptedIOException("interrupted");
            int c = terminal.reader().read(LOOK_MILLIS);
            switch (c) {
                case NonBlockingReader.READ_EXPIRED -> {}
                case -1 -> {
                    return typed.toString();
                }
                case END, 0 -> { // what was typed too early is a zero
                    if (typed.isEmpty()) return "";
                }
                case BACKSPACE, '\b' -> {
                    if (typed.isEmpty()) continue;
                    typed.setLength(typed.length() - 1);
                    show("\b \b");
                }
                default -> {
                    char typedNow = c == '\r' ? '\n' : (char) c;
                    typed.append(typedNow);
                    show(String.valueOf(typedNow));
                    if (typedNow == '\n') return typed.toString();
                }
            }
        }
    }

    private void show(String text) {
        terminal.writer().print(text);
        terminal.flush();
    }
}
