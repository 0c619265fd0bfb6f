package catenary.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Java source of this repository: where it is, and its lines.
public record SourceFile(String module, Path path, List<String> lines) {

    private static final Pattern OURS = Pattern.compile("\\bcatenary(?:\\.[a-z]\\w*)+\\b");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");

    /// All sources below `sourceRoot` ("src/main/java") of the modules.
    public static List<SourceFile> under(String sourceRoot, String... modules) {
        return List.of(modules).stream()
                .flatMap(module -> in(module, repository().resolve(module, sourceRoot)).stream())
                .toList();
    }

    private static List<SourceFile> in(String module, Path root) {
        if (!Files.isDirectory(root)) return List.of();
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().map(f -> read(module, f)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(String module, Path file) {
        try {
            return new SourceFile(module, file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The nearest folder upwards that holds the modules; Maven starts tests in one of them, an editor elsewhere.
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("runtime", "src"))) folder = folder.getParent();
        return folder;
    }

    String packageName() {
        return lines.stream().map(PACKAGE::matcher).filter(m -> m.find()).map(m -> m.group(1)).findFirst().orElse("");
    }

    /// The lines with what is only said in comments left out.
    List<String> code() {
        return lines.stream().filter(line -> !line.strip().startsWith("//")).toList();
    }

    /// Our packages that the code names: in imports, and written out in full.
    Set<String> packagesNamed() {
        return code().stream().filter(line -> !line.startsWith("package "))
                .flatMap(line -> OURS.matcher(line).results()).map(m -> m.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override public String toString() {
        return repository().relativize(path).toString();
    }
}
