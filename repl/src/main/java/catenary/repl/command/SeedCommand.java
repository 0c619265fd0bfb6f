package catenary.repl.command;

import catenary.repl.Session;

/// `/seed N`: starts all random numbers over.
final class SeedCommand implements Command {

    @Override public String name() {
        return "seed";
    }

    @Override public String arguments() {
        return "N";
    }

    @Override public String summary() {
        return "starts all random numbers over";
    }

    @Override public void run(Session session, String argument) {
        try {
            session.eval("seed(" + Long.parseLong(argument) + "L)");
        } catch (NumberFormatException _) {
            session.display().line("a seed is a whole number, as in /seed 0");
        }
    }
}
