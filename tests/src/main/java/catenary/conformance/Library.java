package catenary.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The library's public classes by simple name, found where the library was loaded from.
final class Library {

    private static final Map<String, List<String>> FOUND = new TreeMap<>();

    private Library() {}

    /// The class of a simple name in a package (`catenary.links`) or one below it.
    ///
    /// @throws Unsupported if there is none
    static Class<?> find(String packageName, String simpleName) {
        String suffix = "." + simpleName;
        for (String name : namesIn(packageName)) {
            if (name.endsWith(suffix)) {
                try {
                    return Class.forName(name);
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new Unsupported("no " + packageName + suffix);
    }

    /// A new object of that class.
    static Object create(String packageName, String simpleName, JsonObject from, Values values) {
        Class<?> type = find(packageName, simpleName);
        return new Binder(values).bind(List.of(type.getConstructors()), list(from, "args"), map(from, "kwargs"),
                simpleName, Signatures.of(simpleName)).call(null);
    }

    static List<JsonElement> list(JsonObject from, String name) {
        return from.has(name) ? from.getAsJsonArray(name).asList() : List.of();
    }

    static Map<String, JsonElement> map(JsonObject from, String name) {
        return from.has(name) ? from.getAsJsonObject(name).asMap() : Map.of();
    }

    private static synchronized List<String> namesIn(String packageName) {
        return FOUND.computeIfAbsent(packageName, Library::scan);
    }

    private static List<String> scan(String packageName) {
        var source = catenary.links.Link.class.getProtectionDomain().getCodeSource();
        try {
            Path root = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(root)) {
                return walk(root, packageName);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return walk(jar.getPath("/"), packageName);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> walk(Path root, String packageName) throws IOException {
        Path folder = root.resolve(packageName.replace('.', '/'));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(f -> root.relativize(f).toString().replace('\\', '/')).filter(f -> f.endsWith(".class"))
                    .map(f -> f.substring(0, f.length() - ".class".length()).replace('/', '.')).sorted().toList();
        }
    }
}
