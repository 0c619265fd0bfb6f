package catenary.repl;

import catenary.dsl.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Completes the name of a file.
final class FileNames {

    private FileNames() {}

    /// Where the last part of the path begins.
    static int lastPart(String path) {
        return path.lastIndexOf('/') + 1;
    }

    /// The files and folders whose last part begins as that of `path`; hidden ones only if that says so.
    static List<Proposal> of(String path) {
        String start = path.substring(lastPart(path));
        try (var files =
                Files.list(Path.of(path.isEmpty() || start.equals(path) ? "." : path.substring(0, lastPart(path))))) {
            return files.filter(f -> f.getFileName().toString().startsWith(start))
                    .filter(f -> !start.isEmpty() || !f.getFileName().toString().startsWith("."))
                    .map(f -> f.getFileName() + (Files.isDirectory(f) ? "/" : "")).sorted()
                    .map(n -> new Proposal(n, n, "")).toList();
        } catch (IOException | InvalidPathException | SecurityException _) {
            return List.of();
        }
    }
}
