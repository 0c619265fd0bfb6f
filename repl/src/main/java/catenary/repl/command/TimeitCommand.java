package catenary.repl.command;

import catenary.repl.Session;

/// `/timeit SNIPPET`: runs a snippet again and again and says how long it takes.
final class TimeitCommand implements Command {

    @Override public String name() {
        return "timeit";
    }

    @Override public String arguments() {
        return "SNIPPET";
    }

    @Override public String summary() {
        return "runs a snippet again and again and says how long it takes";
    }

    @Override public void run(Session session, String argument) {
        if (argument.isEmpty()) session.display().line("what to time is missing, as in /timeit f(x)");
        else session.evalForCommand("timeit(" + TimeCommand.lambda(argument) + ")");
    }
}
