package catenary.repl.command;

import catenary.repl.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// `/load FILE`: evaluates the snippets in a file, as if typed here.
final class LoadCommand implements Command {

    @Override public String name() {
        return "load";
    }

    @Override public String arguments() {
        return "FILE";
    }

    @Override public String summary() {
        return "evaluates the snippets in a file, as if typed here";
    }

    @Override public void run(Session session, String argument) {
        try {
            session.eval(Files.readString(Path.of(argument)));
        } catch (NoSuchFileException | InvalidPathException _) {
            session.display().line("there is no file " + argument);
        } catch (IOException e) {
            session.display().line("cannot read " + argument + ": " + e.getMessage());
        }
    }
}
