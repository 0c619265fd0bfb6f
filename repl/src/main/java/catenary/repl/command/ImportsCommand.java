package catenary.repl.command;

import catenary.repl.Session;

/// `/imports`: shows the imports.
final class ImportsCommand implements Command {

    @Override public String name() {
        return "imports";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows the imports";
    }

    @Override public void run(Session session, String argument) {
        session.contents().imports().forEach(session.display()::line);
    }
}
