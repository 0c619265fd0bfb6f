package catenary.jupyter;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// What a cell prints, held for a moment: each flush of the library's stream is a message, and a front end that gets one a
/// line falls behind until some are dropped.
final class CellOutput extends OutputStream {

    private static final int PAUSE_MILLIS = 100;
    private static final int MOST_BYTES = 1 << 16;

    private final PrintStream notebook;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private CellOutput other;

    /// @param notebook takes what is sent
    CellOutput(PrintStream notebook) {
        this.notebook = notebook;
        Thread.ofPlatform().name("output").daemon().start(this::sendNowAndThen);
    }

    /// What was written to the one goes before what is written to the other.
    static void pair(CellOutput a, CellOutput b) {
        a.other = b;
        b.other = a;
    }

    @Override public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override public void write(byte[] bytes, int offset, int length) {
        other.send();
        synchronized (this) {
            held.write(bytes, offset, length);
            notifyAll();
            if (held.size() < MOST_BYTES) return;
        }
        send();
    }

    private void sendNowAndThen() {
        try {
            while (true) {
                synchronized (this) {
                    while (held.size() == 0) wait();
                }
                Thread.sleep(PAUSE_MILLIS);
                send();
            }
        } catch (InterruptedException _) {
            // Nobody does that; the thread ends with the kernel.
        }
    }

    /// Sends what is held.
    synchronized void send() {
        if (held.size() == 0) return;
        notebook.writeBytes(held.toByteArray());
        notebook.flush();
        held.reset();
    }
}
