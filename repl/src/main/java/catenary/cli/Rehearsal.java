package catenary.cli;

import catenary.repl.Shell;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

/// Plays what a session does, for the JVM to record which classes it needs: the launcher makes the startup cache from it.
final class Rehearsal {

    private static final String SESSION = """
            var x = variable(5);
            var y = x**2 - 2*x + 1;
            y.backward();
            System.out.println(x.grad());
            """;

    private Rehearsal() {}

    /// A script runs twice, compiled and from the cache of compiled scripts; then the same lines are typed at the prompt.
    public static void main(String[] args) throws IOException {
        Main.execute("-e", SESSION);
        Main.execute("-e", SESSION);
        try (var keyboard = new PipedOutputStream()) {
            var typed = new PipedInputStream(keyboard, 4096);
            keyboard.write((SESSION + "/exit\n").getBytes(StandardCharsets.UTF_8));
            Shell.play(typed, System.out);
        }
        System.exit(0);
    }
}
