package catenary.repl.command;

import catenary.repl.Session;

/// `/exit [N]`: leaves, with N as the exit code.
final class ExitCommand implements Command {

    @Override public String name() {
        return "exit";
    }

    @Override public String arguments() {
        return "[N]";
    }

    @Override public String summary() {
        return "leaves, with N as the exit code";
    }

    @Override public void run(Session session, String argument) throws ExitException {
        try {
            throw new ExitException(argument.isEmpty() ? 0 : Integer.parseInt(argument));
        } catch (NumberFormatException _) {
            session.display().line("an exit code is a whole number, not " + argument);
        }
    }
}
