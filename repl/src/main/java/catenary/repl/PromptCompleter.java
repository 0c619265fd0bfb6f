package catenary.repl;

import catenary.repl.command.Command;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes names and members from what the compiler knows, and the names of commands. Runs no code of the user.
final class PromptCompleter implements Completer {

    private final CompletableFuture<Session> session;

    PromptCompleter(CompletableFuture<Session> session) {
        this.session = session;
    }

    @Override public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.line().startsWith("/")) {
            Command.ALL.forEach(c -> candidates.add(candidate("/" + c.name())));
        } else if (session.isDone() && !session.isCompletedExceptionally()) {
            for (var suggestion : session.join().complete(line.line(), line.cursor())) {
                candidates.add(candidate(suggestion.continuation()));
            }
        }
    }

    private static Candidate candidate(String text) {
        return new Candidate(text, text, null, null, null, null, false);
    }
}
