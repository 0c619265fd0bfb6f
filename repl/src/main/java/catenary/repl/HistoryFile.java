package catenary.repl;

import catenary.home.UserFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where lines are remembered from one session to the next: `~/.catenary/history`, for its owner's eyes only.
final class HistoryFile {

    private HistoryFile() {}

    /// The file, made if it was not there; null where none can be written, and then nothing is remembered.
    static Path ofUser() {
        try {
            var file = UserFolder.resolve("history");
            if (file == null) return null;
            Files.createDirectories(file.getParent());
            var owner = PosixFilePermissions.fromString("rw-------");
            if (!Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                if (!Files.exists(file)) Files.createFile(file);
            } else if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, owner);
            } else {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            }
            return Files.isWritable(file) ? file : null;
        } catch (IOException | UnsupportedOperationException _) {
            return null;
        }
    }
}
