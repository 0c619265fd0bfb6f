package catenary.dsl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks Maven, which the build needs anyway, for libraries: so the user's local repository, mirrors, proxies and passwords
/// are obeyed, and Catenary carries no resolver of its own. The local repository first, the network only for what is not there.
final class MavenResolver {

    /// The release of the plugin that the build uses, so that it is on the machine already.
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

    private static final Pattern ARTIFACT =
            Pattern.compile("([\\w.-]+):([\\w.-]+):(?:pom|jar)(?::[\\w.-]+)?:([\\w.+-]+)");
    private static final Pattern ABSENT =
            Pattern.compile("Could not find artifact|was not found in|Unable to find|Failure to find|\\(absent\\)");

    private MavenResolver() {}

    static List<Path> resolve(List<Libraries.Coordinates> wanted) throws RefusedException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("catenary-libraries");
            Path pom = Files.writeString(folder.resolve("pom.xml"), project(wanted));
            Path answer = folder.resolve("class-path");
            String output = null;
            for (var network : List.of(List.of("--offline"), List.<String>of())) {
                output = run(pom, answer, network);
                if (output == null) return paths(Files.readString(answer));
            }
            throw refused(wanted, output);
        } catch (IOException e) {
            throw new RefusedException("//DEPS needs Maven, the command mvn: " + e.getMessage(),
                    wanted.getFirst().position());
        } finally {
            delete(folder);
        }
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.strip().split(File.pathSeparator)).filter(p -> !p.isEmpty()).map(Path::of)
                .toList();
    }

    private static String project(List<Libraries.Coordinates> wanted) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>script</groupId>
                  <artifactId>script</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(wanted.stream().map(c -> dependency(c.text().split(":"))).collect(Collectors.joining()));
    }

    private static String dependency(String[] parts) {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>"
                .formatted(
                        parts[0], parts[1], parts[2],
                        parts.length > 3 ? "<classifier>" + parts[3] + "</classifier>" : "");
    }

    /// Null if Maven found everything, else what it said.
    private static String run(Path pom, Path answer, List<String> network) throws IOException {
        boolean windows = File.separatorChar == '\\';
        var command = new java.util.ArrayList<>(List.of(windows ? "mvn.cmd" : "mvn", "--batch-mode", "--quiet",
                "--file", pom.toString(), "-Dmdep.outputFile=" + answer, GOAL));
        command.addAll(network);
        var builder = new ProcessBuilder(command).directory(pom.getParent().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var maven = builder.start();
        try {
            maven.getOutputStream().close();
            String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return maven.waitFor() == 0 ? null : output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            maven.destroy();
        }
    }

    private static RefusedException refused(List<Libraries.Coordinates> wanted, String output) {
        String first =
                output.lines().filter(l -> l.startsWith("[ERROR]")).findFirst().orElse("[ERROR] it said nothing");
        var named = ARTIFACT.matcher(first.replace("script:script:pom:1", ""));
        if (!named.find()) {
            return new RefusedException("Maven could not resolve the libraries: " + first.replace("[ERROR] ", ""),
                    wanted.getFirst().position());
        }
        String library = named.group(1) + ":" + named.group(2) + ":" + named.group(3);
        var asked = wanted.stream().filter(c -> c.text().startsWith(library)).findFirst();
        String whose = asked.isPresent() ? "" : ", which a library of this script needs,";
        String why = ABSENT.matcher(output).find() ? "no Maven repository has " + library + whose.replaceAll(",$", "")
                : library + whose + " is not in the local Maven repository, and no other could be reached";
        return new RefusedException(why, asked.orElse(wanted.getFirst()).position());
    }

    private static void delete(Path folder) {
        if (folder == null) return;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
            Files.delete(folder);
        } catch (IOException _) {
            // The system's temporary folder; it is emptied by others, too.
        }
    }
}
