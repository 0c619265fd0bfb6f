package catenary.dsl;

import catenary.multinode.ExceptHook;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Runs `.jsh` scripts.
///
/// A script is compiled as one unit, and its class files are kept, so that a second run does not start the compiler.
/// What goes wrong is said on standard error, with file, line and column of the script; the results are exit codes.
public final class ScriptRunner {

    public static final int OK = 0;
    /// The script threw or did not compile.
    public static final int FAILED = 1;
    /// The command line is wrong, or the script can't be read.
    public static final int USAGE = 2;

    private static final int RESERVE = 2 << 20;

    /// Memory with which to say that there is none left.
    private static byte[] reserve;

    private ScriptRunner() {}

    /// Runs the script in the file `path`; `-` is standard input.
    public static int runFile(String path, String[] args) {
        return runFile(path, args, null);
    }

    /// The same with each of the script's class files as `weave` makes it; null: as it is.
    ///
    /// @throws ScriptEnd where that code does
    public static int runFile(String path, String[] args, UnaryOperator<byte[]> weave) {
        byte[] bytes;
        boolean typed = path.equals("-");
        try {
            bytes = typed ? System.in.readAllBytes() : Files.readAllBytes(Path.of(path));
        } catch (java.nio.file.NoSuchFileException | java.nio.file.InvalidPathException _) {
            return usage("there is no file " + path);
        } catch (IOException e) {
            return usage("cannot read " + path
                    + (Files.isDirectory(Path.of(path)) ? ": it is a folder" : ": " + e.getMessage()));
        }
        try {
            return run(typed ? "stdin" : Path.of(path).getFileName().toString(), decode(bytes), args,
                    ScriptCache.ofUser(), weave);
        } catch (CharacterCodingException _) {
            return usage((typed ? "standard input" : path) + " is not UTF-8 text");
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int usage(String message) {
        System.err.println("catenary: " + message);
        return USAGE;
    }

    /// Runs `sourceText`, which messages call `sourceName`, and returns the exit code.
    public static int run(String sourceName, String sourceText, String[] args) {
        return run(sourceName, sourceText, args, ScriptCache.ofUser());
    }

    static int run(String sourceName, String sourceText, String[] args, ScriptCache cache) {
        return run(sourceName, sourceText, args, cache, null);
    }

    private static int run(String sourceName, String sourceText, String[] args, ScriptCache cache,
            UnaryOperator<byte[]> weave) {
        String source = sourceText.replace("\r\n", "\n");
        CompiledScript script;
        List<Path> libraries;
        try {
            libraries = Libraries.of(source);
            script = compiled(sourceName, source, libraries, cache);
        } catch (RefusedException e) {
            System.err.print(ScriptErrors.refused(sourceName, source, e.problems()));
            return FAILED;
        }
        Arguments arguments;
        try {
            boolean own = script.options().isEmpty() && script.readsArgs();
            arguments = own ? Arguments.unread(args) : Arguments.read(script.options(), script.readsArgs(), args);
        } catch (UsageException e) {
            System.err.println(sourceName + ": " + e.getMessage());
            return USAGE;
        }
        if (arguments.asksForHelp()) {
            System.out.print(ScriptHelp.text(sourceName, source, script.options()));
            return OK;
        }
        return execute(sourceName, source, weave == null ? script : script.woven(weave), libraries, arguments);
    }

    /// Says of what ends a thread that the script started what is said of the script itself. As in any Java program, the
    /// others go on.
    private record ThreadsEnd(String name, String source, CompiledScript script)
            implements Thread.UncaughtExceptionHandler {

        @Override public void uncaughtException(Thread thread, Throwable e) {
            reserve = null;
            complain(name, source, script, e, thread);
        }
    }

    private static CompiledScript compiled(String name, String source, List<Path> libraries, ScriptCache cache)
            throws RefusedException {
        byte[] identity = ScriptCache.identity(name, source, libraries);
        var cached = cache.load(identity);
        if (cached.isPresent()) return cached.get();
        var script = new ScriptCompiler(name, source, libraries).compile();
        cache.store(identity, script);
        return script;
    }

    private static int execute(String name, String source, CompiledScript script, List<Path> libraries,
            Arguments arguments) {
        var thread = Thread.currentThread();
        var loaderBefore = thread.getContextClassLoader();
        var loader = new ScriptLoader(script.classes(), libraries);
        var argumentsBefore = Arguments.current();
        thread.setContextClassLoader(loader);
        Arguments.use(arguments);
        reserve = new byte[RESERVE];
        Thread.setDefaultUncaughtExceptionHandler(new ThreadsEnd(name, source, script));
        try {
            var main = loader.loadClass(script.mainClass());
            var lookup = MethodHandles.privateLookupIn(main, MethodHandles.lookup());
            if (script.readsArgs()) lookup.findStaticVarHandle(main, "args", String[].class).set(arguments.rest());
            lookup.findStatic(main, Unit.RUN, MethodType.methodType(void.class)).invokeExact();
            return OK;
        } catch (ScriptEnd e) {
            throw e;
        } catch (Throwable e) {
            reserve = null;
            int code = ExitCode.of(e);
            complain(name, source, script, e, null);
            ExceptHook.raise(e);
            return code;
        } finally {
            Arguments.use(argumentsBefore);
            thread.setContextClassLoader(loaderBefore);
        }
    }

    /// A script that has filled the memory with what it still holds leaves room for one sentence that is there already.
    ///
    /// @param ended the thread that ended for it, or null where all of the script does
    private static void complain(String name, String source, CompiledScript script, Throwable thrown, Thread ended) {
        try {
            flush();
            System.err.print(ScriptErrors.thrown(name, source, script, thrown, ended));
        } catch (OutOfMemoryError _) {
            System.err.println("OutOfMemoryError: the script filled the memory; CATENARY_JAVA_OPTS=-Xmx8g allows more");
        }
    }

    private static void flush() {
        try {
            System.out.flush();
        } catch (Error _) {
            // Output that is lost is why the script ended, and is said next.
        }
    }
}
