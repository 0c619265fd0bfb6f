package catenary.repl.command;

import catenary.repl.Session;

/// `/vars`: shows the variables with type and value.
final class VarsCommand implements Command {

    @Override public String name() {
        return "vars";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows the variables with type and value";
    }

    @Override public void run(Session session, String argument) {
        session.contents().variables().forEach(session.display()::line);
    }
}
