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

    private static final String TRAINING =
            """
                    class Net extends Chain {
                        final Linear l1 = new Linear(4, 3);
                        @Override public Variable apply(Variable x) { return F.relu(l1(x)) * 2 + 1; }
                    }
                    var rate = opt("rate", 0.01, "learning rate");
                    var model = new Classifier(new Net());
                    var optimizer = new Adam(o -> o.alpha(rate)).setup(model);
                    for (int i = 0; i < 2; i++) optimizer.update(model, variable(randn(2, 4)), variable(array(new int[] {0, 1})));
                    """;

    private Rehearsal() {}

    /// Scripts run twice, compiled and from the cache of compiled scripts; then the same lines are typed at the prompt.
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < 2; i++) {
            Main.execute("-e", SESSION);
            Main.execute("-e", TRAINING, "--rate", "0.1");
            Main.execute("-e", "no such program");
        }
        try (var keyboard = new PipedOutputStream()) {
            var typed = new PipedInputStream(keyboard, 4096);
            keyboard.write((SESSION + "/exit\n").getBytes(StandardCharsets.UTF_8));
            Shell.play(typed, System.out);
        }
        System.exit(0);
    }
}
