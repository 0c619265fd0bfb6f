package catenary.cli;

import catenary.array.Devices;
import catenary.autograd.Config;
import catenary.dsl.ExitCode;
import catenary.dsl.ScriptRunner;
import catenary.jupyter.Jupyter;
import catenary.repl.Doctor;
import catenary.repl.Shell;
import catenary.dsl.Suggestions;
import java.io.FileDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The `catenary` command: reads the command line and starts what it asks for.
///
/// Plain string comparisons, because an argument parsing library takes longer than all of the rest of a start.
public final class Main {

    private static final String HELP =
            """
                    usage: catenary                              the prompt, or the script that is piped in
                           catenary run FILE.jsh [ARGS]          run a script; - reads it from standard input
                           catenary run --watch FILE.jsh [ARGS]  run it again whenever it is saved
                           catenary -e CODE [ARGS]               run CODE as a script
                           catenary doctor                       what was found on this machine, and what is missing
                           catenary jupyter install              a kernel for notebooks; jupyter --help says more
                           catenary conform DIR [OPTIONS]        check a folder of reference values (for developers)
                           catenary --help | --version

                      --device DEVICE   where arrays live and work is done: cpu, gpu:0, gpu:1 ...; before the command or among ARGS
                      --trace           before the command or the script: show all of the trace where a script throws

                    CATENARY_DATA        the folder of data sets (default ~/.catenary/data)
                    CATENARY_JAVA_OPTS   options for the JVM, for example -Xmx8g
                    """;

    private static final List<String> WORDS =
            List.of("run", "-e", "doctor", "jupyter", "conform", "--help", "-h", "--version", "-V", "--device",
                    "--trace");

    private static final List<String> RUN_OPTIONS = List.of("--trace", "--watch", "--device");

    /// The command line is wrong; the message is one sentence for the person who typed it.
    private static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    private Main() {}

    public static void main(String[] args) {
        writeErrorsTo(Integer.getInteger("catenary.stderr", 2));
        StandardOutput.install();
        try {
            int code = execute(args);
            if (code != 0 || othersRun()) System.exit(code);
        } catch (OutOfMemoryError _) {
            Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY); // there was none left to say so, or to end in good order
        }
    }

    /// Whether the JVM would wait for a thread if `main` just returned. That is the faster end, since `System.exit` looks for a
    /// logger to tell, in every jar of the class path.
    private static boolean othersRun() {
        var threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        if (count == threads.length) return true;
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) return true;
        }
        return false;
    }

    /// Runs a command line and returns its exit code.
    static int execute(String... args) {
        try {
            return execute(takeDevice(args));
        } catch (UsageException e) {
            System.err.println("catenary: " + e.getMessage());
            return ScriptRunner.USAGE;
        } catch (StandardOutput.LostError e) {
            System.err.println("catenary: " + e.getMessage());
            return ScriptRunner.FAILED;
        }
    }

    private static int execute(List<String> words) throws UsageException {
        if (words.isEmpty()) return Shell.run();
        var args = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "--trace" -> {
                System.setProperty("catenary.trace", "true");
                yield execute(args);
            }
            case "run" -> runScript(args, false);
            case "-e" -> {
                if (args.isEmpty()) throw new UsageException("-e needs code: catenary -e 'System.out.println(1 + 1)'");
                yield ScriptRunner.run("-e", args.getFirst(), afterFirst(args));
            }
            case "doctor" -> {
                if (!args.isEmpty())
                    throw new UsageException("doctor takes no arguments, but found " + args.getFirst());
                yield Doctor.examine(System.out);
            }
            case "jupyter" -> Jupyter.run(args);
            case "-h", "--help", "help" -> print(HELP);
            case "-V", "--version" -> print("catenary " + version() + System.lineSeparator());
            default -> throw new UsageException(unknown(words.getFirst()));
        };
    }

    /// What follows `run`: options of ours, the script, and what is the script's own.
    private static int runScript(List<String> args, boolean watch) throws UsageException {
        if (args.isEmpty()) throw new UsageException("run needs a script: catenary run FILE.jsh [ARGS]");
        String first = args.getFirst();
        var rest = args.subList(1, args.size());
        if (first.equals("--watch")) return runScript(rest, true);
        if (first.equals("--trace")) {
            System.setProperty("catenary.trace", "true");
            return runScript(rest, watch);
        }
        if (first.startsWith("--")) {
            String hint = Suggestions.didYouMean(first, RUN_OPTIONS);
            throw new UsageException("run has no option " + first
                    + (hint.isEmpty() ? "; options of the script go after it: catenary run FILE.jsh " + first : hint));
        }
        if (!watch) return ScriptRunner.runFile(first, afterFirst(args));
        if (!Files.isRegularFile(Path.of(first))) throw new UsageException("--watch needs a file, but found " + first);
        var words = new ArrayList<>(List.of("run", first));
        words.addAll(rest);
        return new Watch(Path.of(first), words).run();
    }

    private static String[] afterFirst(List<String> args) {
        return args.subList(1, args.size()).toArray(String[]::new);
    }

    private static int print(String text) {
        System.out.print(text);
        return ScriptRunner.OK;
    }

    /// The version that the build wrote into the jar.
    private static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    private static String unknown(String word) {
        if (word.endsWith(".jsh")) return "unknown command " + word + "; did you mean run " + word + "?";
        var hint = Suggestions.didYouMean(word, WORDS);
        return (word.startsWith("-") ? "unknown option " : "unknown command ") + word
                + (hint.isEmpty() ? "; --help lists what there is" : hint);
    }

    /// Obeys `--device`, wherever it stands before a lone `--`, and returns the other arguments. Scripts need not declare it.
    private static List<String> takeDevice(String[] args) throws UsageException {
        var rest = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--")) {
                rest.addAll(Arrays.asList(args).subList(i, args.length));
                break;
            }
            if (args[i].startsWith("--device=")) {
                useDevice(args[i].substring("--device=".length()));
            } else if (args[i].equals("--device")) {
                if (++i == args.length) throw new UsageException("--device needs a name: cpu, gpu:0, gpu:1 ...");
                useDevice(args[i]);
            } else {
                rest.add(args[i]);
            }
        }
        return rest;
    }

    private static void useDevice(String name) throws UsageException {
        try {
            var device = Devices.of(name);
            Config.setGlobal(c -> c.withDevice(device));
            System.setProperty("catenary.device", name);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /// Lets standard error be another open file of this process: the launcher keeps the real one there and filters what
    /// the JVM itself writes. Java has no name for such files, hence the field; without access to it nothing is lost.
    private static void writeErrorsTo(int file) {
        if (file == 2) return;
        try {
            var number = FileDescriptor.class.getDeclaredField("fd");
            number.setAccessible(true);
            number.setInt(FileDescriptor.err, file);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.err.println("catenary: standard error passes a filter, because " + e);
        }
    }
}
