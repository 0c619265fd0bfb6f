package catenary.jupyter;

import com.google.gson.JsonParseException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
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
    private final Queue<Message<?>> left = new ArrayDeque<>(); // by a cell that failed

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
                if (!left.isEmpty()) answer(left.remove(), true);
                else if (poller.poll(NOTICE) > 0) read().ifPresent(request -> answer(request, false));
            }
        }
        super.close();
    }

    /// Leaves the cells that wait already, after one that failed: they were to be run one after the other. Cells that are sent
    /// once the failure was told are run.
    void abortWaiting() {
        while ((getEvents() & ZMQ.Poller.POLLIN) != 0) {
            read().ifPresent(left::add);
        }
    }

    private Optional<Message<?>> read() {
        try {
            return Optional.of(readMessage());
        } catch (SecurityException | JsonParseException | IllegalStateException _) {
            while (hasReceiveMore()) recv(); // whoever sent it gets no answer
            return Optional.empty();
        }
    }

    private <T> void answer(Message<T> request, boolean aborting) {
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
