package catenary.training.extensions;

import catenary.optimizers.GradientMethod;
import catenary.optimizers.Optimizer;
import catenary.serializers.BadFileException;
import catenary.serializers.Npz;
import catenary.serializers.Saveable;
import catenary.training.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files of one kind of snapshot: how they are named, found and loaded.
///
/// @param pattern a name in which `{iteration}` and `{epoch}` stand for the counts
record SnapshotFiles(String pattern) {

    private record Found(Path file, FileTime time, long number) {}

    /// The name of a file saved now. Chainer's spelling of the counts is understood too.
    String name(Trainer trainer) {
        return pattern.replace("{.updater.", "{")
                .replace("{iteration}", String.valueOf(trainer.iteration()))
                .replace("{epoch}", String.valueOf(trainer.epoch()));
    }

    /// Whether a name begins and ends like the pattern.
    boolean isLike(String name) {
        int open = pattern.indexOf('{');
        return open < 0 ? name.equals(pattern)
                : name.startsWith(pattern.substring(0, open))
                        && name.endsWith(pattern.substring(pattern.lastIndexOf('}') + 1));
    }

    /// The files in `folder` whose names are like the pattern, the newest first.
    List<Path> newestFirst(Path folder) {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (isLike(name)) {
                    found.add(new Found(file, Files.getLastModifiedTime(file), number(name)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder + ": " + e, e);
        }
        found.sort(Comparator.comparing(Found::time).thenComparing(Found::number).reversed());
        return found.stream().map(Found::file).toList();
    }

    /// The count in a name, which decides between files of one moment.
    private static long number(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }

    static Path loadNewest(List<Path> newestFirst, Trainer trainer) {
        return loadNewest(newestFirst, trainer, trainer);
    }

    /// Loads the first file that is good.
    static Path loadNewest(List<Path> newestFirst, Trainer trainer, Saveable target) {
        BadFileException first = null;
        for (Path file : newestFirst) {
            try {
                if (target == trainer) {
                    load(file, trainer);
                } else {
                    Npz.load(file, target);
                }
                return file;
            } catch (BadFileException e) {
                System.err.println("snapshot: passing over " + e.getMessage());
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    /// Loads a file into the trainer and says where training goes on.
    static void load(Path file, Trainer trainer) {
        List<String> keys = Npz.load(file, _ -> {}).unexpected();
        if (keys.stream().noneMatch(key -> key.startsWith("updater/"))) {
            throw new BadFileException(file.toString(), "expected a trainer's snapshot, but found "
                    + (keys.isEmpty() ? "an empty file" : "the keys " + some(keys) + ": a model or an optimizer")
                    + "\n  hint: Npz.load(file, model) loads a model");
        }
        Npz.load(file, trainer);
        System.err.printf(Locale.ROOT, "resumed from %s: iteration %d, epoch %.4g%s%n", file, trainer.iteration(),
                trainer.epochDetail(), keys.stream().anyMatch(k -> k.contains("/hyperparam/")) ? rates(trainer) : "");
        if (!trainer.unrestored().isEmpty()) {
            System.err
                    .println("  it has no state of " + String.join(", ", trainer.unrestored()) + ": new from here on");
        }
    }

    /// The learning rates that the file has, which schedules may have moved: `, alpha 0.005`.
    private static String rates(Trainer trainer) {
        StringBuilder out = new StringBuilder();
        for (Optimizer optimizer : trainer.updater().optimizers().values()) {
            for (String name : List.of("alpha", "lr")) {
                if (optimizer instanceof GradientMethod g && g.hyperparam().has(name)) {
                    out.append(String.format(Locale.ROOT, ", %s %.4g", name, g.hyperparam().get(name)));
                    break;
                }
            }
        }
        return out.toString();
    }

    private static String some(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(4, keys.size()))) + (keys.size() > 4 ? ", ..." : "");
    }
}
