package catenary.dsl;

import catenary.array.NDArray;
import catenary.links.Link;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Where Catenary's own classes are. Asking the class loader for one that is not there opens every jar of the class path.
final class OwnClasses {

    private static final List<Path> PLACES =
            Stream.of(Prelude.class, Link.class, NDArray.class).map(OwnClasses::placeOf)
                    .distinct().toList();
    private static final List<ZipFile> JARS = jars();

    private OwnClasses() {}

    /// The jars, or folders, on the class path that hold them; and all its other folders, which cost nothing to look into
    /// and may hold more classes of the same packages, as those of tests do.
    static List<Path> places() {
        var folders = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(Files::isDirectory);
        return Stream.concat(PLACES.stream(), folders).distinct().toList();
    }

    /// Whether `packageName`, one of ours, has a class `className`.
    static boolean has(String packageName, String className) {
        String file = packageName.replace('.', '/') + "/" + className + ".class";
        for (var jar : JARS) {
            if (jar.getEntry(file) != null) return true;
        }
        for (var place : PLACES) {
            if (Files.exists(place.resolve(file))) return true;
        }
        return false;
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ZipFile> jars() {
        var jars = new ArrayList<ZipFile>();
        for (var place : PLACES) {
            try {
                if (Files.isRegularFile(place)) jars.add(new ZipFile(place.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(jars);
    }
}
