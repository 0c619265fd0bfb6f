package catenary.jupyter;

import com.google.gson.JsonParseException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.zeromq.ZMQ;

/// A socket that takes requests and has them answered one by one. It passes over what is not signed with the key of the
/// notebook or is no message; the library's own thread would end there.
final class RequestChannel extends ShellChannel {

    /// How long it may take to notice that the channel is closed, in milliseconds.
    private static final long NOTICE = 100;

    private final JupyterConnection connection;
    private final boolean isControl;
    private Thread listener;
    private volatile boolean stopped;
    private boolean aborting;

    RequestChannel(ZMQ.Context context, HMACGenerator signer, boolean isControl, JupyterConnection connection) {
        super(context, signer, isControl, connection);
        this.connection = connection;
        this.isControl = isControl;
    }

    @Override public void bind(KernelConnectionProperties to) {
        bind(formatAddress(to.getTransport(), to.getIp(), isControl ? to.getControlPort() : to.getShellPort()));
        listener = Thread.ofPlatform().name(isControl ? "control" : "cells").start(this::listen);
    }

    private void listen() {
        try (var poller = ctx.poller(1)) {
            poller.register(this, ZMQ.Poller.POLLIN);
            while (!stopped) {
                if (poller.poll(aborting ? 0 : NOTICE) > 0) answer();
                else aborting = false;
            }
        }
        super.close();
    }

    /// Leaves the cells that wait already, after one that failed: they were to be run one after the other.
    void abortWaiting() {
        aborting = true;
    }

    private void answer() {
        Message<?> request;
        try {
            request = readMessage();
        } catch (SecurityException | JsonParseException | IllegalStateException _) {
            while (hasReceiveMore()) recv(); // whoever sent it gets no answer
            return;
        }
        answer(request);
    }

    private <T> void answer(Message<T> request) {
        ShellHandler<T> handler = connection.getHandler(request.getHeader().getType());
        if (handler == null) return;
        ShellReplyEnvironment reply = connection.prepareReplyEnv(this, request);
        try {
            if (aborting && request.getContent() instanceof ExecuteRequest) abort(reply);
            else handler.handle(reply, request);
        } finally {
            reply.resolveDeferrals();
        }
        if (reply.isMarkedForShutdown()) connection.close();
    }

    private static void abort(ShellReplyEnvironment cell) {
        cell.setBusyDeferIdle();
        cell.defer().reply(new AbortedCell());
    }

    @Override public void close() {
        stopped = true;
    }

    @Override public void waitUntilClose() {
        try {
            listener.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
