package catenary.repl.command;

import catenary.repl.Session;

/// `/trace`: shows the full trace of the last exception.
final class TraceCommand implements Command {

    @Override public String name() {
        return "trace";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows the full trace of the last exception";
    }

    @Override public void run(Session session, String argument) {
        String trace = session.lastTrace();
        session.display().line(trace == null ? "nothing was thrown yet" : trace);
    }
}
