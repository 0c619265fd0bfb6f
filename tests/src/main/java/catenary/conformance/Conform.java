package catenary.conformance;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.autograd.Config;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The command `catenary conform DIR [--only functions,links,...] [--list] [--device gpu:0]`.
///
/// Prints one line a manifest and a total; with `--list` also every case that failed or that the library cannot run
/// yet. A name that the library does not have counts as skipped, never as passed; what it has must agree.
public final class Conform {

    private static final String USAGE = "usage: catenary conform DIR [--only %s] [--list] [--device cpu|gpu:0]"
            .formatted(String.join(",", Suite.NAMES));

    /// How the cases of a folder went.
    public record Score(int passed, int failed, int skipped) {

        Score plus(Score other) {
            return new Score(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }
    }

    private final PrintStream out;
    private final boolean list;
    private final Device device;

    private Conform(PrintStream out, boolean list, Device device) {
        this.out = out;
        this.list = list;
        this.device = device;
    }

    /// Exits with 0 if no case failed, 1 if one did, 2 for wrong usage or a device that is not there, 3 for a folder that can't be read.
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> folders = new ArrayList<>();
        Set<String> only = new LinkedHashSet<>(Suite.NAMES);
        boolean list = false;
        String device = "cpu";
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--list" -> list = true;
                    case "--only" -> only = names(value(args, ++i));
                    case "--device" -> device = value(args, ++i);
                    default -> folders.add(folder(args[i]));
                }
            }
            if (folders.size() != 1) {
                throw new IllegalArgumentException("conform: expected one folder, but found " + folders.size());
            }
            Device on = Devices.of(device);
            Score score = new Conform(out, list, on).run(Path.of(folders.getFirst()), only);
            return score.failed == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "\n" + USAGE);
            return 2;
        } catch (UnsupportedOperationException e) {
            err.println("conform: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("conform: " + e.getMessage());
            return 3;
        }
    }

    private static String folder(String arg) {
        if (arg.startsWith("-")) {
            throw new IllegalArgumentException("conform: unknown option " + arg);
        }
        return arg;
    }

    private static String value(String[] args, int i) {
        if (i == args.length) {
            throw new IllegalArgumentException("conform: expected a value after " + args[i - 1]);
        }
        return args[i];
    }

    private static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(list.split(",")));
        for (String name : names) {
            if (!Suite.NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "conform: expected some of " + Suite.NAMES + " after --only, but found " + name);
            }
        }
        return names;
    }

    /// Runs the manifests of `dir` that are there on a device.
    ///
    /// @throws IOException if none is there or one can't be read
    public static Score run(Path dir, PrintStream out, boolean list, Device device) throws IOException {
        return new Conform(out, list, device).run(dir, new LinkedHashSet<>(Suite.NAMES));
    }

    private Score run(Path dir, Set<String> only) throws IOException {
        List<String> present = only.stream().filter(name -> Files.isRegularFile(Manifest.path(dir, name))).toList();
        if (present.isEmpty()) {
            throw new IOException("expected a folder with some of " + only + ", but found none in " + dir);
        }
        Score total = new Score(0, 0, 0);
        try (var _ = Config.usingDevice(device)) {
            for (String name : present) {
                total = total.plus(run(dir, name));
            }
        }
        out.println(total.passed + " passed, " + total.failed + " failed, " + total.skipped + " skipped");
        return total;
    }

    private Score run(Path dir, String name) throws IOException {
        Manifest manifest = Manifest.read(dir, name, device);
        List<String> problems = new ArrayList<>();
        int failed = 0;
        int skipped = 0;
        for (var check : Suite.of(name, manifest)) {
            try {
                check.body().run();
            } catch (Unsupported e) {
                skipped++;
                problems.add("  unsupported " + check.id() + ": " + firstLine(e.getMessage()));
            } catch (Mismatch e) {
                failed++;
                problems.add("  failed " + check.id() + ": " + e.getMessage());
            } catch (Exception | StackOverflowError e) {
                failed++;
                problems.add("  failed " + check.id() + ": threw " + e.getClass().getSimpleName() + ": "
                        + firstLine(e.getMessage()));
            }
        }
        int passed = Suite.of(name, manifest).size() - failed - skipped;
        out.println(name + ": " + passed + " passed, " + failed + " failed, " + skipped + " unsupported/skipped");
        if (list) {
            problems.forEach(out::println);
        }
        return new Score(passed, failed, skipped);
    }

    private static String firstLine(String text) {
        return text == null ? "no message" : text.lines().findFirst().orElse("no message");
    }
}
