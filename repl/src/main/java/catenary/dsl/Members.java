package catenary.dsl;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The public members of the classes that scripts and the prompt have imported, for those that are misspelt.
final class Members {

    private static final List<String> JAVA = List.of("java.lang", "java.util", "java.util.function", "java.util.stream",
            "java.io", "java.nio.file", "java.math", "java.time");

    private Members() {}

    static Set<String> methods(String className) {
        return find(className).flatMap(c -> Arrays.stream(c.getMethods())).map(Method::getName)
                .collect(Collectors.toSet());
    }

    static Set<String> fields(String className) {
        return find(className).flatMap(c -> Arrays.stream(c.getFields())).map(Field::getName)
                .collect(Collectors.toSet());
    }

    /// The names of the public and other classes of a package of `java.base`.
    static Set<String> classes(String packageName) {
        var folder = Path.of(URI.create("jrt:/java.base/" + packageName.replace('.', '/')));
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.matches("\\w+\\.class"))
                    .map(f -> f.substring(0, f.indexOf('.'))).collect(Collectors.toSet());
        } catch (IOException _) {
            return Set.of();
        }
    }

    /// The names of the classes that one is most likely to mean without an import of ours.
    static Set<String> classesOfJava() {
        return JAVA.stream().flatMap(p -> classes(p).stream()).collect(Collectors.toSet());
    }

    /// The class, looked at without running its initializers; nothing where it is not known.
    private static Stream<Class<?>> find(String className) {
        var ours = Stream.concat(Stream.of("catenary.array", "catenary.autograd"), Prelude.PACKAGES.stream());
        return Stream.concat(ours.filter(p -> Prelude.has(p, className)), JAVA.stream())
                .<Class<?>>mapMulti((p, found) -> {
                    try {
                        found.accept(Class.forName(p + "." + className, false, Members.class.getClassLoader()));
                    } catch (ClassNotFoundException | LinkageError _) {
                        // not in this package
                    }
                }).limit(1);
    }
}
