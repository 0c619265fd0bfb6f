package catenary.repl.command;

import catenary.repl.Session;
import java.util.List;

/// `/reload`: forgets all that was declared and does what was typed once more.
final class ReloadCommand implements Command {

    @Override public String name() {
        return "reload";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "forgets all that was declared and does what was typed once more";
    }

    @Override public void run(Session session, String argument) {
        var again = List.copyOf(session.script().typed());
        session.reset();
        for (var snippet : again) {
            if (!session.eval(snippet)) {
                session.display().line("stopped there; the rest was not done again");
                return;
            }
        }
    }
}
