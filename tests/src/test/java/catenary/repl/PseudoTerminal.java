package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The real program in a pseudo-terminal, which the command `script` of util-linux makes.
final class PseudoTerminal implements AutoCloseable {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Process program;
    private final Reader letters; // of what comes; not for those who read bytes

    /// Starts the prompt for a user whose home is `home`.
    PseudoTerminal(Path home, Map<String, String> environment, String... options) throws IOException {
        this(home, environment, "%s", options);
    }

    /// Starts it within a shell command, such as `stty cols 20; %s`.
    static PseudoTerminal within(String command, Path home, Map<String, String> environment) throws IOException {
        return new PseudoTerminal(home, environment, command, new String[0]);
    }

    private PseudoTerminal(Path home, Map<String, String> environment, String command, String[] options)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Some shells stay as the parent; Ctrl-C would end them, and theirs would be the exit code, hence exec.
        // Tests started in the background inherit an ignored SIGINT, which Java would keep to.
        String program = "exec env --default-signal=INT " + java + " " + String.join(" ", options)
                + " --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED catenary.cli.Main";
        var builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", command.formatted(program), "/dev/null");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        this.program = builder.redirectErrorStream(true).start();
        this.letters = new InputStreamReader(this.program.getInputStream(), StandardCharsets.UTF_8);
    }

    /// Whether this machine has the command.
    static boolean isAvailable() {
        return Files.isExecutable(SCRIPT) && System.getProperty("os.name").equals("Linux");
    }

    /// Reads until `text` has appeared and returns all that came, without what steers the terminal.
    String until(String text) throws IOException {
        return plain(rawUntil(text));
    }

    /// The same with what steers the terminal.
    String rawUntil(String text) throws IOException {
        var seen = new ByteArrayOutputStream();
        var in = program.getInputStream();
        long start = System.nanoTime();
        while (!plain(seen.toString(StandardCharsets.UTF_8)).contains(text)) {
            if (in.available() > 0) {
                seen.write(in.read());
                continue;
            }
            boolean gone = !program.isAlive() && in.available() == 0;
            if (gone || System.nanoTime() - start > PATIENCE) {
                fail((gone ? "the program ended" : "nothing more came") + " before '" + text + "':\n"
                        + plain(seen.toString(StandardCharsets.UTF_8)));
            }
            pause();
        }
        return seen.toString(StandardCharsets.UTF_8);
    }

    /// Paints what the program sends until `done`.
    void watch(PaintedScreen screen, BooleanSupplier done) throws IOException {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            boolean gone = !program.isAlive() && !letters.ready();
            if (gone || System.nanoTime() - start > PATIENCE) {
                fail((gone ? "the program ended" : "nothing more came") + "; the screen shows:\n" + screen.text());
            }
            if (!letters.ready()) pause();
            var sent = new StringBuilder();
            while (letters.ready()) sent.append((char) letters.read());
            screen.paint(sent.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(CharSequence text) {
        return text.toString().replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[=>]|\r", "");
    }

    void type(String keys) throws IOException {
        program.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
    }

    /// Types a line at the prompt and returns what came until the next prompt.
    String answer(String line) throws IOException {
        type(line + "\r");
        return until("\ncatenary> ");
    }

    /// The exit code, once the program has ended.
    int exitCode() throws InterruptedException {
        assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program goes on");
        return program.exitValue();
    }

    @Override public void close() {
        program.destroyForcibly();
    }
}
