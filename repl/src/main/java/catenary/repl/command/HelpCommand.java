package catenary.repl.command;

import catenary.repl.Session;

/// `/help`: lists the commands.
final class HelpCommand implements Command {

    @Override public String name() {
        return "help";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "lists the commands";
    }

    @Override public void run(Session session, String argument) {
        var display = session.display();
        for (var command : ALL) {
            String usage = "/" + command.name() + " " + command.arguments();
            display.line("  %-22s %s".formatted(usage, command.summary()));
        }
        display.line("Tab completes; Ctrl-C stops a snippet; Ctrl-D leaves.");
    }
}
