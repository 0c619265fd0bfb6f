package catenary.datasets;

import catenary.serializers.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The files of a data set: looked for in `<data folder>/<name>`, checked against their SHA-256 whenever they are read, and
/// fetched from a mirror where they are missing or damaged.
final class RemoteFiles {

    static final Duration PATIENCE = Duration.ofSeconds(9);

    private final String name;
    private final Path folder;
    private final Mirrors mirrors;

    /// @param name of the data set, in messages and of its folder
    RemoteFiles(String name, Path dataFolder, List<URI> places, Duration patience) {
        this.name = name;
        this.folder = dataFolder.resolve(name);
        this.mirrors = new Mirrors(places, patience);
    }

    /// For messages.
    String where(Mirrors.Wanted file) {
        return folder.resolve(file.name()).toString();
    }

    /// The file's bytes, from the folder or a mirror.
    ///
    /// @throws DatasetException if neither has it
    byte[] contents(Mirrors.Wanted file) {
        Path path = folder.resolve(file.name());
        try {
            if (Files.isRegularFile(path) && Files.size(path) == file.bytes()) {
                byte[] data = Files.readAllBytes(path);
                if (Sha256.of(data).equals(file.sha256())) {
                    return data;
                }
            }
        } catch (IOException e) {
            throw new DatasetException(name + ": " + path + " cannot be read (" + e.getMessage() + ")", e);
        }
        byte[] data = download(file, path);
        keep(path, data);
        return data;
    }

    private byte[] download(Mirrors.Wanted file, Path path) {
        try {
            return mirrors.fetch(file);
        } catch (IOException e) {
            throw new DatasetException(name + ": " + (Files.exists(path) ? path + " is damaged" : path + " is missing")
                    + " and could not be downloaded (" + e.getMessage() + ")", e);
        }
    }

    /// Keeps a file for the next time. A folder that can't be written to costs only that.
    private void keep(Path path, byte[] data) {
        try {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, out -> out.write(data));
        } catch (IOException | UncheckedIOException e) {
            System.err.println(name + ": " + path.getFileName() + " is not kept: " + e.getMessage());
        }
    }
}
