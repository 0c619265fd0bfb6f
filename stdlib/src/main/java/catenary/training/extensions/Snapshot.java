package catenary.training.extensions;

import catenary.serializers.AtomicFile;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
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
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Saves the whole training run, so that it can go on as if it had never stopped.
///
/// ```java
/// .extend(new Snapshot(), every(1, EPOCH))
/// .extend(new Snapshot(o -> o.nRetains(3).autoload(true)))                      // keep three, go on by itself
/// .extend(Snapshot.of(model, "best_model"), new MaxValueTrigger("validation/main/accuracy"))
/// ```
///
/// The file holds parameters, optimizers, positions and orders of iterators, the random numbers' state, triggers and
/// logs. It is taken when the iteration is complete, and is there as a whole or not at all; the one before stays. If it
/// can't be written, because the disk is full, say, standard error says so and training goes on. With a [ThreadWriter] it is
/// written while training goes on.
public final class Snapshot implements Extension {

    private static final Function<String, Options> DEFAULT =
            filename -> new Options(filename, () -> true, false, 0, false, false, new SimpleWriter(), null);

    /// Writes a state as a file of another form.
    @FunctionalInterface
    public interface SaveFunction {
        void save(Path file, Map<String, Entry> state);
    }

    /// @param filename in the output folder; `{iteration}` and `{epoch}` stand for the counts
    /// @param condition whether to save, asked each time
    /// @param snapshotOnError whether to save when training fails too; the state is then that of a broken iteration
    /// @param nRetains how many files to keep, the newest ones; 0 for all
    /// @param autoload whether a new run goes on from the newest good file in the output folder
    /// @param compression whether the file is packed: floats hardly shrink, and packing takes ten times as long as writing
    /// @param writer on which thread files are written; that which trains unless said otherwise
    /// @param savefun what writes a file; null for NPZ, which is what `autoload` and resuming read
    public record Options(String filename, BooleanSupplier condition, boolean snapshotOnError, int nRetains,
            boolean autoload,
            boolean compression, SnapshotWriter writer, SaveFunction savefun) {

        public Options filename(String filename) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options condition(BooleanSupplier condition) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options snapshotOnError(boolean snapshotOnError) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options nRetains(int nRetains) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options autoload(boolean autoload) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options compression(boolean compression) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options writer(SnapshotWriter writer) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }

        public Options savefun(SaveFunction savefun) {
            return new Options(filename, condition, snapshotOnError, nRetains, autoload, compression, writer, savefun);
        }
    }

    private final Saveable target; // null: the trainer
    private final Options options;
    private final SnapshotFiles files;
    private boolean began;
    private volatile int savedAt = -1;
    private volatile Path saved;

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
            trainer.atBoundary(() -> write(trainer));
        }
    }

    /// Saves now, unless that has been done in this iteration, and waits until it is done.
    ///
    /// @return the file, or the last good one if it can't be written; null if there is none
    public Path save(Trainer trainer) {
        options.writer.flush();
        if (savedAt != trainer.iteration()) {
            write(trainer);
            options.writer.flush();
        }
        return saved;
    }

    private void write(Trainer trainer) {
        int iteration = trainer.iteration();
        Path folder = trainer.out();
        Path file = folder.resolve(files.name(trainer));
        if (savedAt == iteration) {
            return;
        }
        if (!began) {
            AtomicFile.removeLeftovers(folder, files::isLike);
            began = true;
        }
        Saveable object = target == null ? trainer : target;
        Map<String, Entry> state = options.writer.isConcurrent() ? DictionarySerializer.copies(object)
                : DictionarySerializer.entries(object);
        options.writer.write(() -> write(state, file, folder, iteration));
    }

    private void write(Map<String, Entry> state, Path file, Path folder, int iteration) {
        try {
            if (options.savefun == null) {
                Npz.saveEntries(file, state, o -> o.compression(options.compression));
            } else {
                options.savefun.save(file, state);
            }
            saved = file;
            savedAt = iteration;
            if (options.nRetains > 0) {
                removeOld(folder);
            }
        } catch (UncheckedIOException e) {
            System.err.println("snapshot: " + e.getMessage() + "; training goes on, the last good snapshot is "
                    + (saved == null ? "that of an earlier run, if any" : saved));
        }
    }

    private void removeOld(Path folder) {
        files.newestFirst(folder).stream().skip(options.nRetains).forEach(old -> {
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
        if (options.snapshotOnError) {
            save(trainer);
        }
    }

    /// Waits until all is written.
    @Override public void close() {
        options.writer.close();
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
