package catenary.repl;

import catenary.dsl.Completion;
import catenary.dsl.Proposal;
import catenary.repl.command.Command;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes code from what the compiler knows, the names and arguments of commands, and those of files. Runs no code of the
/// user.
public final class PromptCompleter implements Completer {

    /// How commands call arguments that are files, and those that are no code. None means that there is none.
    private static final Set<String> FILES = Set.of("FILE", "ARGS");
    private static final Set<String> WORDS = Set.of("", "N", "DEVICE", "on|off");

    private final CompletableFuture<Session> session;

    public PromptCompleter(CompletableFuture<Session> session) {
        this.session = session;
    }

    @Override public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (var proposal : proposals(line.line().substring(0, line.cursor()))) candidates.add(candidate(proposal));
    }

    /// What may follow `before`. Waits for the compiler if that still starts: better late than an answer that knows nothing.
    public List<Proposal> proposals(String before) {
        return isCommand(before) ? ofCommand(before) : ofCode(before);
    }

    private static boolean isCommand(String before) {
        return Command.isCommand(before) || before.equals("/");
    }

    /// Where what is completed begins.
    public static int start(String before) {
        String argument = argument(before);
        String path = argument != null && takes(before, FILES) ? argument : new Completion(before).file();
        if (path != null) return before.length() - path.length() + FileNames.lastPart(path);
        if (isCommand(before) && argument == null) return 0;
        if (argument != null && takes(before, WORDS)) return before.length() - argument.length();
        return before.length() - new Completion(before).prefix().length();
    }

    /// What is written of the last argument of a known command, or null.
    private static String argument(String before) {
        if (!Command.isCommand(before) || Command.of(before) == null) return null;
        int blank = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'));
        return blank < 0 ? null : before.substring(blank + 1);
    }

    /// Whether the argument at the cursor is one of `kinds`; the last that a command names may be several.
    private static boolean takes(String before, Set<String> kinds) {
        var arguments = Command.of(before).arguments().replaceAll("[\\[\\]]", "").split(" ");
        int words = before.split("\\s+", -1).length;
        return kinds.contains(arguments[Math.min(words - 2, arguments.length - 1)]);
    }

    private List<Proposal> ofCommand(String before) {
        String argument = argument(before);
        if (argument == null) {
            return Command.ALL.stream().filter(c -> ("/" + c.name()).startsWith(before))
                    .map(c -> new Proposal("/" + c.name(), "/" + c.name(), c.summary())).toList();
        }
        if (takes(before, FILES)) return FileNames.of(argument);
        var choices = Command.of(before).choices().stream().filter(c -> c.startsWith(argument))
                .map(c -> new Proposal(c, c, ""));
        if (takes(before, WORDS)) return choices.toList();
        return Stream.concat(choices, ofCode(before.substring(before.indexOf(' ') + 1)).stream()).toList();
    }

    private List<Proposal> ofCode(String before) {
        String file = new Completion(before).file();
        if (file != null) return FileNames.of(file);
        return session.isCompletedExceptionally() ? List.of() : session.join().complete(before);
    }

    private static Candidate candidate(Proposal proposal) {
        String note = proposal.note().isEmpty() ? null : proposal.note();
        return new Candidate(proposal.text(), proposal.name(), null, note, null, null, false);
    }
}
