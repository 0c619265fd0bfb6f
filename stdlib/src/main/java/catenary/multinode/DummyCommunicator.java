package catenary.multinode;

import catenary.array.NDArray;
import java.util.List;

/// One rank alone: programs for many ranks run with it unchanged.
public final class DummyCommunicator extends Communicator {

    public DummyCommunicator() {
        super(0, 1);
        located();
    }

    @Override void post(byte[] message, int dest, int tag) {
        throw new IllegalStateException("send: there is no other rank");
    }

    @Override byte[] take(int source, int tag) {
        throw new IllegalStateException("recv: there is no other rank");
    }

    @Override List<byte[]> exchange(String op, List<byte[]> toEach) {
        return toEach;
    }

    @Override byte[] spread(String op, byte[] message, int root) {
        return message;
    }

    @Override NDArray total(NDArray x) {
        return x.copy();
    }

    @Override String nodeName() {
        return "";
    }

    @Override Communicator divide(int color, int key) {
        return new DummyCommunicator();
    }

    @Override boolean isPacking() {
        return false;
    }

    /// Nobody waits for this rank.
    @Override void abort(Throwable failure) {}

    @Override public void close() {}
}
