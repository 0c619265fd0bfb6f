package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertFalse;
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
    private static final int LOOK_EACH = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Process program;
    private final Reader letters; // of what comes; not for those who read bytes
    private int pauses;

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
        byte[] end = text.getBytes(StandardCharsets.UTF_8);
        while (!text.isEmpty()) {
            if (in.available() > 0) {
                int b = in.read();
                seen.write(b);
                boolean complete = (byte) b == end[end.length - 1]
                        && plain(seen.toString(StandardCharsets.UTF_8)).contains(text);
                if (complete) return seen.toString(StandardCharsets.UTF_8);
                continue;
            }
            boolean gone = !program.isAlive() && in.available() == 0;
            if (gone || System.nanoTime() - start > PATIENCE) {
                fail((gone ? "the program ended" : "nothing more came") + " before '" + text + "':\n"
                        + plain(seen.toString(StandardCharsets.UTF_8)));
            }
            pause();
        }
        return "";
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

    private void pause() throws IOException {
        try {
            if (++pauses % LOOK_EACH == 0) goOn();
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whoever stops all processes for a moment and lets them go on, to measure something, leaves `script` stopped: when it wakes
    /// it learns that its child was stopped, and stops itself too.
    private void goOn() throws IOException, InterruptedException {
        Path state = Path.of("/proc", String.valueOf(program.pid()), "stat");
        if (!program.isAlive() || !Files.readString(state).matches("(?s).*\\) T .*")) return;
        new ProcessBuilder("kill", "-CONT", String.valueOf(program.pid())).start().waitFor();
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
    int exitCode() throws IOException, InterruptedException {
        for (int i = 0; i < 20 && !program.waitFor(1, TimeUnit.SECONDS); i++) goOn();
        assertFalse(program.isAlive(), "the program goes on");
        return program.exitValue();
    }

    @Override public void close() {
        program.destroyForcibly();
    }
}
