package catenary.datasets;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Pictures in a zip file, unpacked one by one in memory. Names in it are only compared, never used as paths.
final class PictureZip implements AutoCloseable {

    private final Path path;
    private final ZipFile zip;

    PictureZip(Path path) {
        this.path = path;
        if (!Files.isRegularFile(path)) {
            throw new BadFileException(path.toString(), "there is no such file");
        }
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw new BadFileException(path.toString(), "cannot be read as a zip file: " + e.getMessage(), e);
        }
    }

    /// The names of all that are no folders, in the order of the file.
    List<String> names() {
        return zip.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
    }

    NDArray read(String name, DType dtype) {
        String file = path + "!" + name;
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BadFileException(file, "there is nothing of that name in the zip file");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Pictures.read(in, dtype);
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    @Override public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
