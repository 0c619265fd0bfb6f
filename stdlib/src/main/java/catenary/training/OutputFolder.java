package catenary.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that a run writes to.
final class OutputFolder {

    private OutputFolder() {}

    /// Makes the folder and tries to write into it, so that a long run doesn't fail at its first snapshot.
    ///
    /// @throws TrainingException if that can't be done
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", ""));
        } catch (IOException e) {
            throw new TrainingException(
                    "trainer: cannot write into the output folder " + folder + ": " + why(folder, e), e);
        }
    }

    private static String why(Path folder, IOException e) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return "it is not a folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? "it cannot be made" : reason;
    }
}
