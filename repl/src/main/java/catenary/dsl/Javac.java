package catenary.dsl;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The Java compiler, kept warm: each [Round] compiles one unit from memory to memory.
final class Javac {

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-parameters", "-g", "-Xmaxerrs", "100000", "-Xlint:none", "-nowarn");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files = files(OwnClasses.places()); // the JDK and what is ours
    private final List<Path> libraries;
    private JavaFileManager allFiles; // opens every jar of the class path, so only if code names others' packages

    Javac() {
        this(List.of());
    }

    /// @param libraries jars to look into besides the class path
    Javac(List<Path> libraries) {
        this.libraries = libraries;
    }

    private JavaFileManager files(List<Path> classPath) {
        var files = compiler.getStandardFileManager(null, null, null);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /// Starts compiling `source`, which calls itself `fileName` in stack traces.
    Round round(String fileName, String source) {
        return new Round(fileName, source);
    }

    /// The names of the classes in a package, of ours or of `java.base`.
    List<String> classesOf(String packageName) {
        var names = new ArrayList<String>();
        try {
            var place = isOurs(packageName) ? StandardLocation.CLASS_PATH
                    : files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");
            for (var file : files.list(place, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                String name = files.inferBinaryName(place, file);
                String simple = name.substring(name.lastIndexOf('.') + 1);
                if (!simple.contains("$") && !simple.contains("-")) names.add(simple);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static boolean isOurs(String packageName) {
        return packageName.equals("catenary") || packageName.startsWith("catenary.");
    }

    private JavaFileManager allFiles() {
        if (allFiles == null) {
            var paths = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator)).map(Path::of);
            allFiles = files(Stream.concat(paths, libraries.stream()).toList());
        }
        return allFiles;
    }

    final class Round {

        private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        private final JavacTask task;
        private final CompilationUnitTree unit;
        private final Trees trees;

        private Round(String fileName, String source) {
            task = (JavacTask) compiler.getTask(
                    null, new Memory(), diagnostics, OPTIONS, null, List.of(new Source(fileName, source)));
            trees = Trees.instance(task);
            try {
                unit = task.parse().iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Finds names and types; what is wrong is in [#errors] afterwards.
        void analyze() {
            try {
                task.analyze();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Class files by binary name. Only after an [#analyze] without errors.
        Map<String, byte[]> generate() {
            try {
                task.generate();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var bytes = new LinkedHashMap<String, byte[]>();
            classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }

        CompilationUnitTree tree() {
            return unit;
        }

        Trees trees() {
            return trees;
        }

        JavacTask task() {
            return task;
        }

        SourcePositions positions() {
            return trees.getSourcePositions();
        }

        List<Diagnostic<? extends JavaFileObject>> errors() {
            return diagnostics.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
        }

        private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

            Memory() {
                super(files);
            }

            @Override public Iterable<JavaFileObject> list(
                    Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                    throws IOException {
                boolean others = location == StandardLocation.CLASS_PATH && !isOurs(packageName);
                return (others ? allFiles() : files).list(location, packageName, kinds, recurse);
            }

            /// Javac looks for plugins of its own here; those of the JDK are enough.
            @Override public ClassLoader getClassLoader(Location location) {
                return ClassLoader.getPlatformClassLoader();
            }

            @Override public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + className + kind.extension), kind) {
                    @Override public OutputStream openOutputStream() {
                        return classes.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
                    }
                };
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String source;

        Source(String fileName, String source) {
            super(uri(fileName), Kind.SOURCE);
            this.source = source;
        }

        private static URI uri(String fileName) {
            try {
                return new URI("mem", "", "/" + fileName, null);
            } catch (java.net.URISyntaxException e) {
                return URI.create("mem:///script");
            }
        }

        @Override public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
