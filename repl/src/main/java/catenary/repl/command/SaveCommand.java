package catenary.repl.command;

import catenary.repl.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// `/save FILE`: writes a script that does what was done here.
final class SaveCommand implements Command {

    @Override public String name() {
        return "save";
    }

    @Override public String arguments() {
        return "FILE";
    }

    @Override public String summary() {
        return "writes a script that does what was done here";
    }

    @Override public void run(Session session, String argument) {
        try {
            if (argument.isEmpty()) session.display().line("name a file, as in /save session.jsh");
            else Files.write(Path.of(argument), session.scriptLines());
        } catch (IOException | InvalidPathException e) {
            session.display().line("cannot write " + argument + ": " + e.getMessage());
        }
    }
}
