package catenary.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/// What is typed at the terminal, taken in as much at a time as there is. JLine's own reader asks the system for every byte,
/// which makes a person who pastes ten megabytes wait for half a minute.
final class TypedInput extends NonBlockingReader {

    /// As much as the system keeps for a program that does not read.
    private static final int PIECE = 4096;

    private final Terminal terminal;
    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).limit(0); // part of a letter, mostly none
    private final CharBuffer letters = CharBuffer.allocate(PIECE).limit(0);

    TypedInput(Terminal terminal, Charset encoding) {
        this.terminal = terminal;
        decoder = encoding.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /// How many characters have been typed that nobody has read, as far as is known without asking the system.
    @Override public int available() {
        return letters.remaining();
    }

    @Override protected int read(long timeout, boolean isPeek) throws IOException {
        if (!isThere(timeout)) return READ_EXPIRED;
        return isPeek ? letters.get(letters.position()) : letters.get();
    }

    @Override public int readBuffered(char[] to, int offset, int length, long timeout) throws IOException {
        if (length == 0 || !isThere(timeout)) return 0;
        int count = Math.min(length, letters.remaining());
        letters.get(to, offset, count);
        return count;
    }

    /// Waits for a character, `timeout` milliseconds or, where that is 0, until there is one. Ctrl-C interrupts, and drops what
    /// is not read yet, as the system drops what it keeps.
    private boolean isThere(long timeout) throws IOException {
        long start = System.nanoTime();
        while (true) {
            if (Thread.interrupted()) {
                letters.limit(letters.position());
                throw new InterruptedIOException("interrupted");
            }
            if (letters.hasRemaining()) return true;
            takeIn();
            boolean over = timeout > 0 && System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(timeout);
            if (over && !letters.hasRemaining()) return false;
        }
    }

    private void takeIn() throws IOException {
        haveReadsEnd();
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        letters.clear();
        decoder.decode(bytes, letters, false);
        letters.flip();
    }

    /// A read ends after a tenth of a second in which nothing was typed, so that somebody sees that it was interrupted.
    private void haveReadsEnd() {
        Attributes now = terminal.getAttributes();
        if (now.getControlChar(ControlChar.VMIN) == 0 && now.getControlChar(ControlChar.VTIME) == 1) return;
        now.setControlChar(ControlChar.VMIN, 0);
        now.setControlChar(ControlChar.VTIME, 1);
        terminal.setAttributes(now);
    }

    @Override public void close() {
        // The terminal stays open for those who come after.
    }
}
