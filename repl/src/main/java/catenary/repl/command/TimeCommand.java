package catenary.repl.command;

import catenary.repl.Session;

/// `/time SNIPPET`: says how long a snippet runs.
final class TimeCommand implements Command {

    @Override public String name() {
        return "time";
    }

    @Override public String arguments() {
        return "SNIPPET";
    }

    @Override public String summary() {
        return "says how long a snippet runs";
    }

    @Override public void run(Session session, String argument) {
        String body = argument.endsWith(";") ? argument.substring(0, argument.length() - 1) : argument;
        if (body.isEmpty()) session.display().line("what to time is missing, as in /time f(x)");
        else
            session.eval(
                    "time(() -> " + (body.contains(";") || body.startsWith("{") ? "{ " + argument + " }" : body) + ")");
    }
}
