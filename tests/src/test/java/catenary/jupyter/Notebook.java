package catenary.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The other side of a kernel: speaks Jupyter's messages over real sockets, signed with the key of the connection file.
final class Notebook implements AutoCloseable {

    private static final String DELIMITER = "<IDS|MSG>";
    private static final String KEY = "a key of the test";

    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket control = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket iopub = context.createSocket(SocketType.SUB);
    private final ZMQ.Socket stdin = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket heartbeat = context.createSocket(SocketType.REQ);
    private final Path connectionFile;

    /// A message that came: its type and content.
    record Message(String type, String parent, JsonObject content) {

        String text(String key) {
            return content.get(key).getAsString();
        }

        /// The value of a mime type in the data that it brings.
        String data(String mime) {
            var data = content.getAsJsonObject("data");
            return data == null || !data.has(mime) ? null : data.get(mime).getAsString();
        }
    }

    /// Chooses ports and writes the connection file into `folder`; a kernel may start later.
    Notebook(Path folder) throws IOException {
        var ports = new JsonObject();
        ports.addProperty("transport", "tcp");
        ports.addProperty("ip", "127.0.0.1");
        ports.addProperty("signature_scheme", "hmac-sha256");
        ports.addProperty("key", KEY);
        for (var socket : List.of(shell, stdin)) socket.setIdentity("notebook".getBytes(UTF_8)); // who is asked for input
        connect(ports, "shell_port", shell);
        connect(ports, "control_port", control);
        connect(ports, "iopub_port", iopub);
        connect(ports, "stdin_port", stdin);
        connect(ports, "hb_port", heartbeat);
        iopub.subscribe(new byte[0]);
        connectionFile = Files.writeString(Files.createTempFile(folder, "connection", ".json"), ports.toString());
    }

    private static void connect(JsonObject ports, String name, ZMQ.Socket socket) throws IOException {
        int port;
        try (var free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ports.addProperty(name, port);
        socket.setReceiveTimeOut(60_000);
        socket.connect("tcp://127.0.0.1:" + port);
    }

    Path connectionFile() {
        return connectionFile;
    }

    /// Sends a request on the shell channel and returns its reply.
    Message ask(String type, String content) {
        String id = send(shell, type, content, KEY);
        return reply(shell, id);
    }

    Message command(String type, String content) {
        String id = send(control, type, content, KEY);
        return reply(control, id);
    }

    /// Starts a cell and returns its id.
    String start(String code) {
        return send(shell, "execute_request", execution(code, false), KEY);
    }

    /// Starts a cell, gives it `typed` when it asks for input, and returns its id.
    String startAsking(String code, String typed) {
        String id = send(shell, "execute_request", execution(code, true), KEY);
        assertEquals("input_request", receive(stdin).type());
        var content = new JsonObject();
        content.addProperty("value", typed);
        send(stdin, "input_reply", content.toString(), KEY);
        return id;
    }

    /// Runs a cell and returns all that it published, the reply first.
    List<Message> run(String code) {
        return finish(start(code));
    }

    /// Waits for a cell that was started.
    List<Message> finish(String id) {
        var all = new ArrayList<Message>();
        all.add(reply(shell, id));
        while (true) {
            var message = receive(iopub);
            if (!message.parent().equals(id)) continue;
            if (message.type().equals("status")) {
                if (message.text("execution_state").equals("idle")) return all;
            } else if (!message.type().equals("execute_input")) all.add(message);
        }
    }

    /// Waits until a cell has printed a text.
    void awaitPrinted(String id, String text) {
        while (true) {
            var message = receive(iopub);
            if (message.parent().equals(id) && message.type().equals("stream") && message.text("text").contains(text))
                return;
        }
    }

    private static String execution(String code, boolean asks) {
        var content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.add("user_expressions", new JsonObject());
        content.addProperty("allow_stdin", asks);
        content.addProperty("stop_on_error", true);
        return content.toString();
    }

    /// Sends a cell whose signature was made with another key.
    void forge(String code) {
        send(shell, "execute_request", execution(code, false), "another key");
    }

    /// Whether the kernel sends back what it is sent.
    boolean isAlive() {
        heartbeat.send("ping");
        return "ping".equals(heartbeat.recvStr());
    }

    private static String send(ZMQ.Socket socket, String type, String content, String key) {
        String id = UUID.randomUUID().toString();
        var header = new JsonObject();
        header.addProperty("msg_id", id);
        header.addProperty("msg_type", type);
        header.addProperty("session", "test");
        header.addProperty("username", "test");
        header.addProperty("date", "2026-01-01T00:00:00.000000Z");
        header.addProperty("version", "5.3");
        var parts = List.of(header.toString(), "{}", "{}", content);
        socket.sendMore(DELIMITER);
        socket.sendMore(signature(parts, key));
        for (int i = 0; i < parts.size(); i++) socket.send(parts.get(i), i + 1 < parts.size() ? ZMQ.SNDMORE : 0);
        return id;
    }

    private static Message reply(ZMQ.Socket socket, String id) {
        while (true) {
            var message = receive(socket);
            if (message.parent().equals(id)) return message;
        }
    }

    private static Message receive(ZMQ.Socket socket) {
        String part = socket.recvStr();
        assertNotNull(part, "nothing came within a minute");
        while (!part.equals(DELIMITER)) part = socket.recvStr();
        String signed = socket.recvStr();
        var parts = new ArrayList<String>();
        while (socket.hasReceiveMore()) parts.add(socket.recvStr());
        assertEquals(signature(parts.subList(0, 4), KEY), signed);
        var parent = JsonParser.parseString(parts.get(1)).getAsJsonObject().get("msg_id");
        return new Message(JsonParser.parseString(parts.get(0)).getAsJsonObject().get("msg_type").getAsString(),
                parent == null ? "" : parent.getAsString(), JsonParser.parseString(parts.get(3)).getAsJsonObject());
    }

    private static String signature(List<String> parts, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            for (var part : parts) mac.update(part.getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public void close() {
        context.close();
    }
}
