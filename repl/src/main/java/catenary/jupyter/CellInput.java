package catenary.jupyter;

import java.io.InputStream;

/// Standard input of a cell whose front end does not ask for any: it has ended, and the first who reads is told why.
final class CellInput extends InputStream {

    private boolean told;

    @Override public synchronized int read() {
        if (!told) System.err.println("a cell cannot read from the keyboard here; assign what it needs to a variable");
        told = true;
        return -1;
    }

    @Override public int read(byte[] to, int offset, int length) {
        return length == 0 ? 0 : read();
    }
}
