package catenary.repl.command;

import catenary.repl.Session;

/// `/reset`: forgets all that was declared.
final class ResetCommand implements Command {

    @Override public String name() {
        return "reset";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "forgets all that was declared";
    }

    @Override public void run(Session session, String argument) {
        session.reset();
    }
}
