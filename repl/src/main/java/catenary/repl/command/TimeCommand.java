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
        if (argument.isEmpty()) session.display().line("what to time is missing, as in /time f(x)");
        else session.evalForCommand("time(" + lambda(argument) + ")");
    }

    /// A function of nothing that does what the snippet does.
    static String lambda(String snippet) {
        String body = snippet.endsWith(";") ? snippet.substring(0, snippet.length() - 1) : snippet;
        return "() -> " + (body.contains(";") || body.startsWith("{") ? "{ " + snippet + " }" : body);
    }
}
