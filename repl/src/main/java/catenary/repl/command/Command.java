package catenary.repl.command;

import catenary.dsl.Suggestions;
import catenary.repl.Session;
import java.util.List;

/// A slash command of the prompt.
public interface Command {

    /// All commands, in the order in which `/help` lists them.
    List<Command> ALL = List.of(
            new HelpCommand(),
            new VarsCommand(),
            new WhoCommand(),
            new MemCommand(),
            new ImportsCommand(),
            new TimeCommand(),
            new TimeitCommand(),
            new CheckCommand(),
            new GradCommand(),
            new NanCommand(),
            new GraphCommand(),
            new SeedCommand(),
            new DeviceCommand(),
            new LoadCommand(),
            new RunCommand(),
            new SaveCommand(),
            new EditCommand(),
            new HistoryCommand(),
            new ReloadCommand(),
            new JavaCommand(),
            new TraceCommand(),
            new ResetCommand(),
            new DoctorCommand(),
            new ExitCommand());

    /// The name, without the slash.
    String name();

    /// What may follow the name, such as `FILE`; empty if nothing.
    String arguments();

    /// One line about what it does.
    String summary();

    /// What may be given as an argument, where that is one of a few words; elsewhere code or files are proposed.
    default List<String> choices() {
        return List.of();
    }

    void run(Session session, String argument) throws ExitException;

    /// Whether the line is a command: a slash and a letter. A comment is not.
    static boolean isCommand(String line) {
        return line.length() > 1 && line.charAt(0) == '/' && Character.isLetter(line.charAt(1));
    }

    /// What to add to the complaint about `line` if it reads like a command without its slash, such as `time f(x)`; else nothing.
    static String meant(String line) {
        var words = line.strip().split("\\s+", 2);
        boolean code = words.length > 1 && !words[1].matches("(?s)[\\w\"'(].*");
        return code || of("/" + words[0]) == null ? "" : "; the command is /" + words[0];
    }

    /// The command that `line` names, or null.
    static Command of(String line) {
        String name = line.substring(1).split("\\s+", 2)[0];
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }

    /// Runs the command that `line` names, or says that there is none.
    static void run(String line, Session session) throws ExitException {
        var words = line.substring(1).split("\\s+", 2);
        for (var command : ALL) {
            if (!command.name().equals(words[0])) continue;
            command.run(session, words.length > 1 ? words[1].strip() : "");
            return;
        }
        String hint = Suggestions.didYouMean("/" + words[0], ALL.stream().map(c -> "/" + c.name()).toList());
        session.display()
                .line("there is no command /" + words[0] + (hint.isEmpty() ? "; /help lists those there are" : hint));
    }
}
