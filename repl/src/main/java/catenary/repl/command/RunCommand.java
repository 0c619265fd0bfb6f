package catenary.repl.command;

import catenary.repl.Session;
import java.util.Arrays;

/// `/run FILE [ARGS]`: runs a script, apart from this session.
final class RunCommand implements Command {

    @Override public String name() {
        return "run";
    }

    @Override public String arguments() {
        return "FILE [ARGS]";
    }

    @Override public String summary() {
        return "runs a script, apart from this session";
    }

    @Override public void run(Session session, String argument) {
        var words = argument.split("\\s+");
        if (argument.isEmpty()) session.display().line("name a script, as in /run train.jsh");
        else session.runScript(words[0], Arrays.copyOfRange(words, 1, words.length));
    }
}
