package catenary.repl;

import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// Why the compiler does not take a snippet.
final class Refusal {

    /// JShell holds what exceeds a limit of class files for a declaration that waits for another.
    private static final String LIMIT = "compiler.err.limit.";

    private Refusal() {}

    static Optional<Diag> of(SnippetEvent event, JShell shell) {
        boolean rejected = event.status() == Snippet.Status.REJECTED;
        return shell.diagnostics(event.snippet()).filter(Diag::isError)
                .filter(d -> rejected || d.getCode().startsWith(LIMIT)).findFirst();
    }
}
