package catenary.repl;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;

/// Standard output that leaves what is being typed alone: what threads of earlier snippets print while the prompt waits
/// appears above it, line by line.
final class AbovePrompt extends OutputStream {

    private final LineReader reader;
    private final PrintStream direct;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    /// @param direct where output goes while nothing is typed
    AbovePrompt(LineReader reader, PrintStream direct) {
        this.reader = reader;
        this.direct = direct;
    }

    @Override public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override public synchronized void write(byte[] bytes, int offset, int length) {
        held.write(bytes, offset, length);
        if (!reader.isReading()) {
            direct.writeBytes(held.toByteArray());
            held.reset();
            return;
        }
        String text = held.toString(StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        if (end < 0) return; // the rest of the line will come
        held.reset();
        held.writeBytes(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        reader.printAbove(text.substring(0, end));
    }

    @Override public synchronized void flush() {
        if (!reader.isReading()) direct.flush();
    }
}
