package catenary.dsl;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where Catenary keeps what is the user's: `~/.catenary`.
public final class UserFolder {

    private UserFolder() {}

    /// A path below the folder; null on a machine or in an environment without a home.
    public static Path resolve(String... parts) {
        String home = System.getenv("HOME");
        if (home == null || home.isBlank()) home = System.getProperty("user.home");
        if (home == null || home.isBlank() || home.equals("?")) return null;
        try {
            return Path.of(home, ".catenary").resolve(Path.of("", parts));
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
