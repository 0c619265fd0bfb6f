package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lines `//DEPS`, with libraries that the build has put into the local Maven repository.
class LibrariesTest {

    private static boolean hasMaven() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "mvn")));
    }

    /// The version of slf4j-nop that is on the class path.
    private static String version() {
        return System.getProperty("java.class.path").replaceAll("(?s).*slf4j-nop-([\\d.]+)\\.jar.*", "$1");
    }

    @Test void scriptsWithoutSuchLinesNeedNothing() throws RefusedException {
        assertEquals(List.of(), Libraries.of("var s = \"//DEPS a:b:c\"\n//DEPSILON\n"));
    }

    @Test void whatALibraryNeedsComesWithIt() throws RefusedException {
        assumeTrue(hasMaven(), "no mvn");
        var source = "// Logs.\n//DEPS org.slf4j:slf4j-nop:" + version() + "\nint n = 1";
        var names = Libraries.of(source).stream().map(p -> p.getFileName().toString()).sorted().toList();
        assertEquals(List.of("slf4j-api-" + version() + ".jar", "slf4j-nop-" + version() + ".jar"), names);
        long start = System.nanoTime();
        Libraries.of(source);
        assertTrue(System.nanoTime() - start < 1_000_000_000, "the second answer asks no Maven");
    }

    @Test void whatNobodyHasIsNamedWhereItIsAskedFor() {
        assumeTrue(hasMaven(), "no mvn");
        var source = "//DEPS org.slf4j:slf4j-nop:" + version() + ", dev.catenary:never-made:1.0\n";
        var problem = assertThrows(RefusedException.class, () -> Libraries.of(source)).problems().getFirst();
        assertEquals(source.indexOf("dev.catenary"), problem.position());
        assertTrue(problem.message().contains("dev.catenary:never-made:1.0"), problem.message());
    }
}
