package catenary.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.datasets.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserFolderTest {

    @Test void theHomeIsThatOfTheEnvironment() {
        String home = System.getenv("HOME");
        assumeTrue(home != null && !home.isBlank(), "HOME is not set");
        assertEquals(Path.of(home), UserFolder.home());
        assertEquals(Path.of(home, ".catenary", "history"), UserFolder.resolve("history"));
    }

    @Test void whatIsMadeAgainLiesInTheCache() {
        String set = System.getenv("CATENARY_CACHE");
        Path cache = set == null || set.isBlank() ? UserFolder.resolve("cache") : Path.of(set);
        assertEquals(cache.resolve("scripts"), UserFolder.cache("scripts"));
    }

    @Test void dataLieBesideTheCache() {
        assumeTrue(System.getenv("CATENARY_DATA") == null, "CATENARY_DATA names another folder");
        assertEquals(UserFolder.resolve("data"), DataFolder.path());
    }
}
