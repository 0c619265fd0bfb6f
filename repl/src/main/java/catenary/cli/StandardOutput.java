package catenary.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/// Standard output that says when it is lost: a reader that went away, a disk that is full. Java's own stays silent, so
/// that `catenary run forever.jsh | head` would run for ever.
final class StandardOutput extends FileOutputStream {

    /// What was printed could not be written. An error, so that a script's `catch (Exception e)` does not hide it.
    static final class LostError extends Error {
        private static final long serialVersionUID = 1;

        LostError(IOException cause) {
            super("cannot write to standard output: " + cause.getMessage(), cause);
        }
    }

    private static final int BUFFER = 8192;

    private StandardOutput() {
        super(FileDescriptor.out);
    }

    /// Puts it in the place of Java's own.
    static void install() {
        System.setOut(
                new PrintStream(new BufferedOutputStream(new StandardOutput(), BUFFER), true, System.out.charset()));
    }

    @Override public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override public void write(byte[] bytes, int from, int length) {
        try {
            super.write(bytes, from, length);
        } catch (IOException e) {
            throw new LostError(e);
        }
    }
}
