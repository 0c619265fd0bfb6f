package catenary.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where Catenary keeps what is the user's: `~/.catenary`, and what it can make again in `~/.catenary/cache`.
///
/// `~` is the environment variable `HOME`, as for every other program; the JVM's own idea only where that is not set.
public final class UserFolder {

    private UserFolder() {}

    /// The user's home; null on a machine or in an environment without one.
    public static Path home() {
        String home = System.getenv("HOME");
        if (home == null || home.isBlank()) {
            home = System.getProperty("user.home");
        }
        try {
            return home == null || home.isBlank() || home.equals("?") ? null : Path.of(home);
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /// A path below `~/.catenary`; null without a home.
    public static Path resolve(String... parts) {
        Path home = home();
        return home == null ? null : home.resolve(".catenary").resolve(Path.of("", parts));
    }

    /// The folder `name` of what the environment variable `CATENARY_CACHE` names, by default of `~/.catenary/cache`; null
    /// without either.
    public static Path cache(String name) {
        String set = System.getenv("CATENARY_CACHE");
        try {
            return set != null && !set.isBlank() ? Path.of(set, name) : resolve("cache", name);
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
