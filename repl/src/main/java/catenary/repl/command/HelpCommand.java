package catenary.repl.command;

import catenary.repl.Session;
import java.util.List;

/// `/help [NAME]`: lists the commands, or explains a command, function, class, variable or member.
final class HelpCommand implements Command {

    @Override public String name() {
        return "help";
    }

    @Override public String arguments() {
        return "[NAME]";
    }

    @Override public String summary() {
        return "lists the commands, or explains NAME; ?NAME and NAME? do, too";
    }

    @Override public List<String> choices() {
        return ALL.stream().map(Command::name).toList();
    }

    @Override public void run(Session session, String argument) {
        var display = session.display();
        if (!argument.isEmpty()) {
            display.markdown(session.help(argument));
            return;
        }
        for (var command : ALL) {
            String usage = "/" + command.name() + " " + command.arguments();
            display.line("  %-22s %s".formatted(usage, command.summary()));
        }
        display.line("Tab completes, and once more explains; Ctrl-C stops a snippet; Ctrl-D leaves.");
    }
}
