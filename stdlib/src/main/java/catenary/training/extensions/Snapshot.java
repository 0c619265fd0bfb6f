package catenary.training.extensions;

import catenary.serializers.AtomicFile;
import catenary.serializers.BadFileException;
import catenary.serializers.Npz;
import catenary.serializers.Saveable;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Saves the whole training run, so that it can go on as if it had never stopped.
///
/// ```java
/// .extend(new Snapshot(), every(1, EPOCH))
/// .extend(new Snapshot(o -> o.retain(3).autoload(true)))                        // keep three, go on by itself
/// .extend(Snapshot.of(model, "best_model"), new MaxValueTrigger("validation/main/accuracy"))
/// ```
///
/// The file holds parameters, optimizers, positions and orders of iterators, the random numbers' state, triggers and
/// logs. It is taken when the iteration is complete, and is there as a whole or not at all; the one before stays. If it
/// can't be written, because the disk is full, say, standard error says so and training goes on.
public final class Snapshot implements Extension {

    private static final Function<String, Options> DEFAULT =
            filename -> new Options(filename, () -> true, false, 0, false, false);

    /// @param filename    in the output folder; `{iteration}` and `{epoch}` stand for the counts
    /// @param condition   whether to save, asked each time
    /// @param onError     whether to save when training fails too; the state is then that of a broken iteration
    /// @param retain      how many files to keep, the newest ones; 0 for all
    /// @param autoload    whether a new run goes on from the newest good file in the output folder
    /// @param compression whether the file is packed: floats hardly shrink, and packing takes ten times as long as writing
    public record Options(String filename, BooleanSupplier condition, boolean onError, int retain, boolean autoload,
            boolean compression) {

        public Options filename(String filename) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }

        public Options condition(BooleanSupplier condition) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }

        public Options onError(boolean onError) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }

        public Options retain(int retain) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }

        public Options autoload(boolean autoload) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }

        public Options compression(boolean compression) {
            return new Options(filename, condition, onError, retain, autoload, compression);
        }
    }

    private final Saveable target; // null: the trainer
    private final Options options;
    private final SnapshotFiles files;
    private int savedAt = -1;
    private Path saved;

    /// Saves the trainer as `snapshot_iter_{iteration}`.
    public Snapshot() {
        this(o -> o);
    }

    public Snapshot(UnaryOperator<Options> options) {
        this(null, options.apply(DEFAULT.apply("snapshot_iter_{iteration}")));
    }

    private Snapshot(Saveable target, Options options) {
        this.target = target;
        this.options = options;
        this.files = new SnapshotFiles(options.filename);
    }

    /// Saves `target` alone: a model, say.
    public static Snapshot of(Saveable target, String filename) {
        return of(target, filename, o -> o);
    }

    public static Snapshot of(Saveable target, String filename, UnaryOperator<Options> options) {
        return new Snapshot(target, options.apply(DEFAULT.apply(filename)));
    }

    /// Goes on from a snapshot: a file, or the newest good one in a folder. A damaged file in a folder is passed over,
    /// and standard error says so.
    ///
    /// @return the file
    /// @throws BadFileException if there is no good one; `trainer` is then as before
    public static Path resume(Path from, Trainer trainer) {
        if (!Files.isDirectory(from)) {
            SnapshotFiles.load(from, trainer);
            return from;
        }
        Snapshot pattern = trainer.extensions().values().stream()
                .filter(e -> e instanceof Snapshot s && s.isOfTrainer()).map(e -> (Snapshot) e).findFirst()
                .orElseGet(Snapshot::new);
        List<Path> found = pattern.files.newestFirst(from);
        if (found.isEmpty()) {
            throw new BadFileException(from.toString(), "holds no snapshot, no file like " + pattern.options.filename);
        }
        return SnapshotFiles.loadNewest(found, trainer);
    }

    /// Whether this saves the trainer, so that training can go on from it.
    public boolean isOfTrainer() {
        return target == null;
    }

    /// Saves when the iteration is complete.
    @Override public void call(Trainer trainer) {
        if (options.condition.getAsBoolean()) {
            trainer.atBoundary(() -> save(trainer));
        }
    }

    /// Saves now, unless that has been done in this iteration.
    ///
    /// @return the file, or the last good one if it can't be written; null if there is none
    public Path save(Trainer trainer) {
        if (savedAt == trainer.iteration()) {
            return saved;
        }
        Path file = trainer.out().resolve(files.name(trainer));
        if (savedAt < 0) {
            AtomicFile.removeLeftovers(trainer.out(), files::isLike);
        }
        try {
            Npz.save(file, target == null ? trainer : target, o -> o.compression(options.compression));
            saved = file;
            savedAt = trainer.iteration();
            if (options.retain > 0) {
                removeOld(trainer.out());
            }
        } catch (UncheckedIOException e) {
            System.err.println("snapshot: " + e.getMessage() + "; training goes on, the last good snapshot is "
                    + (saved == null ? "that of an earlier run, if any" : saved));
        }
        return saved;
    }

    private void removeOld(Path folder) {
        files.newestFirst(folder).stream().skip(options.retain).forEach(old -> {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + old + ": " + e, e);
            }
        });
    }

    @Override public void restore(Trainer trainer) {
        if (options.autoload) {
            List<Path> found = files.newestFirst(trainer.out());
            if (!found.isEmpty()) {
                SnapshotFiles.loadNewest(found, trainer, target == null ? trainer : target);
            }
        }
    }

    @Override public void onError(Trainer trainer, Exception error) {
        if (options.onError) {
            save(trainer);
        }
    }

    @Override public Trigger trigger() {
        return Trigger.every(1, TrainingUnit.EPOCH);
    }

    /// After everything else.
    @Override public int priority() {
        return -100;
    }

    @Override public String name() {
        return "_Snapshot";
    }
}
