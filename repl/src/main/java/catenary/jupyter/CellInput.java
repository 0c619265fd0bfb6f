package catenary.jupyter;

import java.io.IOException;
import java.io.InputStream;

/// Standard input of a cell. A front end that does not ask its user leaves it at its end, and the first who reads is told why.
final class CellInput extends InputStream {

    private final InputStream user;
    private final Runnable send;
    private boolean told;

    /// @param user what the front end asks for, or null if it does not ask
    /// @param send sends what was printed, which may be the question
    CellInput(InputStream user, Runnable send) {
        this.user = user;
        this.send = send;
    }

    @Override public int read() throws IOException {
        send.run();
        return user == null ? refused() : user.read();
    }

    @Override public int read(byte[] to, int offset, int length) throws IOException {
        send.run();
        return user == null ? length == 0 ? 0 : refused() : user.read(to, offset, length);
    }

    private synchronized int refused() {
        if (!told) System.err.println("a cell cannot read from the keyboard here; assign what it needs to a variable");
        told = true;
        return -1;
    }
}
