package catenary.datasets;

import java.nio.file.Path;

/// Where data sets are kept: the folder that the environment variable `CATENARY_DATA` names, else `~/.catenary/data`.
public final class DataFolder {

    private DataFolder() {}

    /// The folder itself; it need not exist.
    public static Path path() {
        String named = System.getenv("CATENARY_DATA");
        return named != null && !named.isBlank() ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".catenary", "data");
    }
}
