package catenary.datasets;

import catenary.home.UserFolder;
import catenary.serializers.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Where data sets are kept: the folder that the environment variable `CATENARY_DATA` names, else `~/.catenary/data`, or
/// `catenary-data` here where the user has no home.
public final class DataFolder {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static volatile Path root; // null: as the environment says

    private DataFolder() {}

    /// Makes or reads a file.
    @FunctionalInterface
    public interface FileFunction<T> {
        T apply(Path file) throws IOException;
    }

    /// The folder itself; it need not exist.
    public static Path path() {
        String named = System.getenv("CATENARY_DATA");
        return root != null ? root : named != null && !named.isBlank() ? Path.of(named)
                : Objects.requireNonNullElse(UserFolder.resolve("data"), Path.of("catenary-data"));
    }

    /// From now on, another folder; null: the first one again. Chainer's `set_dataset_root`.
    public static void path(Path root) {
        DataFolder.root = root;
    }

    /// The folder `name` in it, made if it isn't there. Chainer's `get_dataset_directory`.
    public static Path directory(String name) {
        try {
            return Files.createDirectories(path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path().resolve(name) + ": " + e.getMessage(), e);
        }
    }

    /// The file behind an address, downloaded once and kept.
    ///
    /// @throws DatasetException if it can't be had
    public static Path cachedDownload(String url) {
        Path file = directory("_dl_cache").resolve(Sha256.of(url.getBytes(StandardCharsets.UTF_8)));
        if (Files.isRegularFile(file)) {
            return file;
        }
        try {
            AtomicFile.removeLeftovers(file.getParent(), name -> name.equals(file.getFileName().toString()));
            try (InputStream in = WebFile.open(URI.create(url), PATIENCE)) {
                AtomicFile.write(file, in::transferTo);
            }
            return file;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new DatasetException("download: " + url + " cannot be had (" + e.getMessage() + ")", e);
        }
    }

    /// What is in `file`, which is made first if it isn't there: whole or, if that fails, not at all.
    ///
    /// @param creator writes the file it is given, and returns what it wrote
    /// @param loader  reads it
    public static <T> T cacheOrLoadFile(Path file, FileFunction<T> creator, FileFunction<T> loader) {
        try {
            if (Files.exists(file)) {
                return loader.apply(file);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".making");
            Path made = temporary.resolve(file.getFileName());
            try {
                T value = creator.apply(made);
                AtomicFile.write(file, out -> Files.copy(made, out));
                return value;
            } finally {
                Files.deleteIfExists(made);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be made or read: " + e.getMessage(), e);
        }
    }
}
