package catenary.jupyter;

import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.zeromq.ZMQ;

/// The sockets of a kernel: the library's, but for those that take requests.
final class Channels extends JupyterConnection {

    private final KernelConnectionProperties properties;
    private final ZMQ.Context context = ZMQ.context(1);
    private final RequestChannel cells;
    private final RequestChannel orders;

    Channels(KernelConnectionProperties properties) throws GeneralSecurityException {
        super(properties);
        this.properties = properties;
        var signer = properties.createHMACGenerator();
        cells = new RequestChannel(context, signer, false, this);
        orders = new RequestChannel(context, signer, true, this);
    }

    @Override public void connect() {
        heartbeat.bind(properties);
        stdin.bind(properties);
        iopub.bind(properties);
        cells.bind(properties);
        orders.bind(properties);
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
    }

    @Override public void close() {
        cells.close();
        orders.close();
    }

    /// Returns when the last answer has left.
    @Override public void waitUntilClose() {
        cells.waitUntilClose();
        orders.waitUntilClose();
        context.close();
        super.close();
    }
}
