package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts with `//DEPS` lines on a machine without a network: Maven is told of one repository only, where nobody answers.
class LibrariesOfflineTest {

    @TempDir Path folder;
    private Path library; // which the build has put into the local repository
    private String version;

    @BeforeEach void settle() throws IOException {
        boolean maven = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "mvn")));
        assumeTrue(maven, "no mvn");
        library = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(p -> p.getFileName().toString().startsWith("slf4j-nop-")).findFirst().orElseThrow();
        version = library.getParent().getFileName().toString();
        Files.createDirectory(folder.resolve(".m2"));
        Files.writeString(folder.resolve(".m2/settings.xml"), """
                <settings><mirrors><mirror><id>nobody</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror>
                </mirrors></settings>""");
    }

    /// Runs a script and returns all that it says.
    private String run(String path, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsh"), script);
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "catenary.cli.Main", "run", file.toString());
        var environment = builder.environment();
        Path repository = library.resolve("../../../../..").normalize();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("CATENARY_CACHE", folder.resolve("cache").toString());
        environment.put("PATH", path);
        // Without the last, Maven asks the repository that a file came from whether it may be used.
        environment.put("MAVEN_OPTS", "-Duser.home=%s -Dmaven.repo.local=%s ".formatted(folder, repository)
                + "-Daether.enhancedLocalRepository.trackingFilename=none");
        return new String(builder.redirectErrorStream(true).start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test void whatIsInTheLocalRepositoryIsEnough() throws IOException {
        String script = "//DEPS org.slf4j:slf4j-nop:" + version
                + "\nSystem.out.println(Class.forName(\"org.slf4j.nop.NOPServiceProvider\").getSimpleName())";
        assertEquals("NOPServiceProvider\n", run(System.getenv("PATH"), script));
        assertEquals("NOPServiceProvider\n", run("/absent", script), "what Maven said is kept");
    }

    @Test void whatIsMissingIsNamedInOneSentence() throws IOException {
        assertEquals(
                """
                        a.jsh:1:8: dev.catenary:never-made:1.0 is not in the local Maven repository, and no other could be reached
                            1 | //DEPS dev.catenary:never-made:1.0
                              |        ^
                        """,
                run(System.getenv("PATH"), "//DEPS dev.catenary:never-made:1.0\n1 + 1\n"));
    }
}
