package catenary.datasets;

import catenary.home.UserFolder;
import java.nio.file.Path;
import java.util.Objects;

/// Where data sets are kept: the folder that the environment variable `CATENARY_DATA` names, else `~/.catenary/data`, or
/// `catenary-data` here where the user has no home.
public final class DataFolder {

    private DataFolder() {}

    /// The folder itself; it need not exist.
    public static Path path() {
        String named = System.getenv("CATENARY_DATA");
        return named != null && !named.isBlank() ? Path.of(named)
                : Objects.requireNonNullElse(UserFolder.resolve("data"), Path.of("catenary-data"));
    }
}
