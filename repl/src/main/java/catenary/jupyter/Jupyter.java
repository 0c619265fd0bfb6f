package catenary.jupyter;

import catenary.dsl.ExitCode;
import catenary.dsl.ScriptRunner;
import catenary.dsl.Suggestions;
import catenary.serializers.BadFileException;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.ZMQException;

/// The commands `catenary jupyter ...`.
public final class Jupyter {

    private static final String HELP =
            """
                    usage: catenary jupyter install [--prefix DIR]     let Jupyter offer Catenary, to this user or to the environment in DIR
                           catenary jupyter uninstall [--prefix DIR]   take that back
                           catenary jupyter kernel FILE                serve one notebook; Jupyter itself runs this
                    """;

    private static final int MAX_PORT = 65535;
    private static final List<String> WORDS = List.of("install", "uninstall", "kernel", "--help", "--prefix");

    private Jupyter() {}

    /// Runs what follows `catenary jupyter` and returns the exit code.
    public static int run(List<String> args) {
        String word = args.isEmpty() ? "--help" : args.getFirst();
        var rest = args.isEmpty() ? args : args.subList(1, args.size());
        try {
            switch (word) {
                case "install" -> System.out.println(KernelSpec.at(prefix(rest)).install());
                case "uninstall" -> System.out.println(KernelSpec.at(prefix(rest)).uninstall());
                case "kernel" -> serve(only(rest));
                case "-h", "--help", "help" -> System.out.print(HELP);
                default -> throw new IllegalArgumentException(unknown(word));
            }
            return ScriptRunner.OK;
        } catch (IllegalArgumentException e) {
            System.err.println("catenary: " + e.getMessage());
            return ScriptRunner.USAGE;
        } catch (BadFileException e) {
            System.err.println("catenary: " + e.getMessage());
            return ExitCode.BAD_FILE;
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("catenary: " + reason(e));
            return ScriptRunner.FAILED;
        } catch (ZMQException e) {
            System.err.println("catenary: the ports of the connection file cannot be had: " + e.getMessage());
            return ScriptRunner.FAILED;
        }
    }

    private static String unknown(String word) {
        String hint = Suggestions.didYouMean(word, WORDS);
        return "unknown command jupyter " + word + (hint.isEmpty() ? "; jupyter --help lists what there is" : hint);
    }

    /// The folder that `--prefix` names, or null.
    private static Path prefix(List<String> args) {
        if (args.isEmpty()) return null;
        if (!args.getFirst().equals("--prefix")) throw new IllegalArgumentException(unknown(args.getFirst()));
        return only(args.subList(1, args.size()));
    }

    private static Path only(List<String> args) {
        if (args.size() != 1) throw new IllegalArgumentException("one path is needed here; jupyter --help says which");
        try {
            return Path.of(args.getFirst());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this is no path: " + args.getFirst(), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no file " + e.getMessage() : e.toString();
    }

    /// Serves the notebook whose ports and key are in `connectionFile`, until it says that it is done or its server is gone.
    private static void serve(Path connectionFile) throws IOException, GeneralSecurityException {
        var connection = new Channels(connection(connectionFile));
        String version = Jupyter.class.getPackage().getImplementationVersion();
        new NotebookKernel(version == null ? "" : version).becomeHandlerForConnection(connection);
        endWithServer();
        connection.connect();
        connection.waitUntilClose();
    }

    /// What a connection file says.
    ///
    /// @throws BadFileException if it is none
    static KernelConnectionProperties connection(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            var connection = KernelConnectionProperties.parse(text);
            if (connection != null && isWhole(connection)) return connection;
            throw new BadFileException(file.toString(), "expected ip, transport, key, signature_scheme and five ports");
        } catch (JsonParseException e) {
            throw new BadFileException(file.toString(), "is no connection file of Jupyter's", e);
        }
    }

    private static boolean isWhole(KernelConnectionProperties c) {
        return Stream.of(c.getIp(), c.getTransport(), c.getKey(), c.getSignatureScheme()).noneMatch(Objects::isNull)
                && IntStream.of(c.getShellPort(), c.getIopubPort(), c.getStdinPort(), c.getControlPort(), c.getHbPort())
                        .allMatch(port -> 0 < port && port <= MAX_PORT);
    }

    /// A server that was killed cannot say that the kernel is no longer needed.
    private static void endWithServer() {
        String server = System.getenv("JPY_PARENT_PID");
        if (server == null || !server.matches("\\d{1,9}")) return;
        ProcessHandle.of(Long.parseLong(server)).ifPresent(p -> p.onExit().thenRun(() -> System.exit(ScriptRunner.OK)));
    }
}
