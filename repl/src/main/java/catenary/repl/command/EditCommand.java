package catenary.repl.command;

import catenary.repl.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// `/edit [FILE]`: opens a file, or what was typed so far, in $EDITOR, and evaluates it if it was changed.
final class EditCommand implements Command {

    @Override public String name() {
        return "edit";
    }

    @Override public String arguments() {
        return "[FILE]";
    }

    @Override public String summary() {
        return "opens a file, or what was typed so far, in $EDITOR, and evaluates it if it was changed";
    }

    @Override public void run(Session session, String argument) {
        try {
            if (argument.isEmpty()) {
                var file = Files.createTempFile("session", ".jsh");
                try {
                    Files.write(file, session.scriptLines());
                    edit(session, file);
                } finally {
                    Files.delete(file);
                }
            } else {
                edit(session, Path.of(argument));
            }
        } catch (IOException | InvalidPathException e) {
            session.display().line("cannot edit " + argument + ": " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void edit(Session session, Path file) throws IOException, InterruptedException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        String editor = editor();
        // A shell takes the editor apart, since it may have arguments; the file is its first.
        int code =
                new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString()).inheritIO().start().waitFor();
        if (code != 0) session.display().line(editor + " ended with " + code + ", nothing was evaluated");
        else if (Files.exists(file) && !Files.readString(file).equals(before)) session.eval(Files.readString(file));
    }

    private static String editor() {
        for (var name : new String[] {"VISUAL", "EDITOR"}) {
            String set = System.getenv(name);
            if (set != null && !set.isBlank()) return set;
        }
        return "vi";
    }
}
