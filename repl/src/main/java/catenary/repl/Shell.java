package catenary.repl;

import catenary.dsl.ScriptRunner;
import catenary.home.UserFolder;
import catenary.picture.Screen;
import catenary.repl.command.Command;
import catenary.repl.command.ExitException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The prompt. It is painted at once; the compiler starts behind it.
public final class Shell {

    private static final Size USUAL = new Size(80, 24);

    private final Terminal terminal;
    private final Prompt prompt;
    private final Display display;
    private final CompletableFuture<Session> session;
    private volatile boolean dropped; // by Ctrl-C, while the compiler still starts

    Shell(Terminal terminal, Path history) {
        this.terminal = terminal;
        makeUsable();
        this.display = new TextDisplay(terminal.writer(), terminal::getWidth, Prompt.hasColours(terminal));
        this.session = inBackground(() -> new Session(display));
        this.prompt = new Prompt(terminal, history, new PromptCompleter(session), this::functions, this::explain);
        terminal.handle(Terminal.Signal.INT, _ -> {
            if (session.isDone()) session.join().interrupt();
            else dropped = true;
        });
    }

    /// Gives a usual size to a pseudo-terminal that nobody sized, in one direction or both.
    private void makeUsable() {
        int columns = terminal.getWidth();
        int rows = terminal.getHeight();
        if (columns > 0 && rows > 0) return;
        terminal.setSize(new Size(columns > 0 ? columns : USUAL.getColumns(), rows > 0 ? rows : USUAL.getRows()));
    }

    private static CompletableFuture<Session> inBackground(java.util.function.Supplier<Session> start) {
        var made = new CompletableFuture<Session>();
        Thread.ofPlatform().name("session").daemon().start(() -> {
            try {
                var session = start.get();
                made.complete(session);
                session.warmUp();
            } catch (Throwable e) {
                made.completeExceptionally(e);
            }
        });
        return made;
    }

    /// Runs the prompt until Ctrl-D or `/exit`, or, if standard input is no terminal, the script that it holds. Returns the exit code.
    public static int run() {
        try (var terminal = UserTerminal.open()) {
            if (terminal == null) return ScriptRunner.runFile("-", new String[0]);
            System.setIn(new Keyboard(terminal));
            Screen.use(new PromptScreen(terminal));
            var shell = new Shell(terminal, HistoryFile.ofUser());
            System.setOut(shell.prompt.standardOutput());
            try (var recording = new Recording(UserFolder.resolve("sessions"))) {
                shell.session.thenAccept(s -> s.keep(recording));
                return shell.loop();
            }
        } catch (IOException e) {
            System.err.println("catenary: the terminal cannot be used: " + e.getMessage());
            return ScriptRunner.FAILED;
        }
    }

    /// Runs the prompt on two streams instead of the user's terminal, until the input ends or leaves. Returns the exit code.
    public static int play(InputStream typed, OutputStream shown) throws IOException {
        try (var terminal = TerminalBuilder.builder().system(false).streams(typed, shown).type("xterm").build()) {
            return new Shell(terminal, null).loop();
        }
    }

    /// The names of our functions, once the session has them.
    private Set<String> functions() {
        return session.isDone() && !session.isCompletedExceptionally() ? session.join().functions() : Set.of();
    }

    private String explain(String text) {
        return session.isCompletedExceptionally() ? null : session.join().explain(text);
    }

    int loop() {
        String version = Shell.class.getPackage().getImplementationVersion();
        display.line("Catenary%s on Java %s; /help lists the commands, Ctrl-D leaves"
                .formatted(version == null ? "" : " " + version, Runtime.version().feature()));
        while (true) {
            try {
                accept(prompt.read());
            } catch (UserInterruptException _) {
                // Ctrl-C at the prompt drops the line.
            } catch (EndOfFileException _) {
                return ScriptRunner.OK;
            } catch (ExitException e) {
                return e.code();
            } catch (CompletionException e) {
                display.line("the compiler did not start: " + e.getCause());
                return ScriptRunner.FAILED;
            }
        }
    }

    private void accept(String line) throws ExitException {
        String typed = line.strip();
        if (typed.isEmpty()) return;
        dropped = false;
        session.join();
        if (dropped) return;
        String asked = Help.asked(typed);
        if (asked != null) Command.run("/help " + asked, session.join());
        else if (Command.isCommand(typed)) Command.run(typed, session.join());
        else session.join().eval(line);
        terminal.flush();
    }
}
