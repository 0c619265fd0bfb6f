package catenary.training.extensions;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.Entry;
import catenary.serializers.Npz;
import catenary.training.SmallRun;
import catenary.training.TrainingInterruptedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir Path out;

    private List<String> files(String glob) throws IOException {
        try (var found = Files.newDirectoryStream(out, glob)) {
            var names = new ArrayList<String>();
            found.forEach(f -> names.add(f.getFileName().toString()));
            return names.stream().sorted().toList();
        }
    }

    /// Chainer's keys, dtypes and shapes, and ours, which it ignores.
    @Test void holdsEverything() {
        new SmallRun(out, 1).builder().stop(5, ITERATION).extend(new DumpGraph("main/loss", o -> o.picture(false)))
                .extend(new PrintReport("epoch")).build().run();
        var found = new TreeMap<String, String>();
        Npz.readEntries(out.resolve("snapshot_iter_5"), o -> o).forEach((key, entry) -> found.put(key, switch (entry) {
            case Entry.Array(var a) -> a.dtype() + " " + a.shape();
            case Entry.Text _ -> "text";
            case Entry.None() -> "none";
        }));
        var expected = new TreeMap<String, String>();
        """
                updater/iterator:main/current_position int64 ()
                updater/iterator:main/epoch int64 ()
                updater/iterator:main/is_new_epoch bool ()
                updater/iterator:main/order int64 (50,)
                updater/iterator:main/previous_epoch_detail float64 ()
                updater/optimizer:main/t int64 ()
                updater/optimizer:main/epoch int64 ()
                updater/optimizer:main/predictor/l1/W/t int64 ()
                updater/optimizer:main/predictor/l1/W/m float32 (6, 4)
                updater/optimizer:main/predictor/l1/W/v float32 (6, 4)
                updater/model:main/predictor/l1/W float32 (6, 4)
                updater/model:main/predictor/l2/b float32 (3,)
                updater/iteration int64 ()
                stop_trigger/previous_iteration int64 ()
                stop_trigger/previous_epoch_detail float64 ()
                extension_triggers/validation/previous_iteration int64 ()
                extension_triggers/LogReport/previous_epoch_detail float64 ()
                extension_triggers/_Snapshot/previous_iteration int64 ()
                extensions/LogReport/_trigger/previous_iteration int64 ()
                extensions/LogReport/_summary/_names text
                extensions/LogReport/_log text
                extensions/PlotReport/_plot_plot.png text
                extensions/dump_graph/_original_flag bool ()
                extensions/dump_graph/_flag_called bool ()
                _snapshot_elapsed_time float64 ()
                _generator int64 (2,)
                provenance/seed text
                provenance/device text
                provenance/data text
                """.lines().forEach(line -> expected.put(line.substring(0, line.indexOf(' ')),
                line.substring(line.indexOf(' ') + 1)));
        expected.forEach((key, type) -> assertEquals(type, found.get(key), key));
        assertTrue(found.keySet().stream().noneMatch(key -> key.startsWith("extension_triggers/dump_graph")));
        var entries = Npz.readEntries(out.resolve("snapshot_iter_5"), o -> o);
        assertEquals("main: points seed:1 (50 examples, batches of 20)",
                ((Entry.Text) entries.get("provenance/data")).text());
        assertEquals(2.0, ((Entry.Array) entries.get("extension_triggers/_Snapshot/previous_epoch_detail")).array()
                .item());
    }

    @Test void oldOnesCanBeRemoved() throws IOException {
        new SmallRun(out, 1).builder().stop(9, ITERATION)
                .extend(new Snapshot(o -> o.filename("kept_{iteration}.npz").nRetains(2)), every(2, ITERATION)).build()
                .run();
        assertEquals(List.of("kept_6.npz", "kept_8.npz"), files("kept_*"));
        assertEquals(List.of(), files(".*"), "nothing temporary is left");
    }

    @Test void namesMayCountEpochsInChainersSpelling() throws IOException {
        new SmallRun(out, 1).builder().stop(2, EPOCH)
                .extend(new Snapshot(o -> o.filename("e{.updater.epoch}-i{.updater.iteration}"))).build().run();
        assertEquals(List.of("e1-i3", "e2-i5"), files("e*"));
    }

    @Test void aNewRunGoesOnByItselfIfAsked() throws IOException {
        for (int epochs = 1; epochs <= 3; epochs++) {
            var trainer = new SmallRun(out, epochs).builder().stop(epochs, EPOCH)
                    .extend(new Snapshot(o -> o.filename("auto_{iteration}").autoload(true))).build();
            assertEquals(epochs - 1, trainer.epoch());
            trainer.run();
        }
        assertEquals(List.of("auto_3", "auto_5", "auto_8"), files("auto_*"));
    }

    @Test void aModelCanBeSavedAlone() {
        var run = new SmallRun(out, 1);
        run.builder().extend(Snapshot.of(run.model(), "model_{epoch}")).stop(1, EPOCH).build().run();
        assertEquals(4, Npz.read(out.resolve("model_1")).size());
        Npz.load(out.resolve("model_1"), run.model());
    }

    @Test void aFailureSavesIfAsked() throws IOException {
        var trainer =
                new SmallRun(out, 1).builder()
                        .extend(new Snapshot(o -> o.filename("error_{iteration}").snapshotOnError(true)))
                        .extend(_ -> {
                            throw new IllegalStateException("boom");
                        }).stop(1, EPOCH).build();
        assertThrows(IllegalStateException.class, trainer::run);
        assertEquals(List.of("error_1"), files("error_*"));
    }

    @Test void conditionsAreAsked() throws IOException {
        new SmallRun(out, 1).builder().stop(1, EPOCH)
                .extend(new Snapshot(o -> o.filename("never").condition(() -> false))).build().run();
        assertEquals(List.of(), files("never"));
    }

    /// A folder in the way stands for a disk that is full: the run goes on, what is there stays.
    @Test void aSnapshotThatCannotBeWrittenDoesNotEndTraining() throws IOException {
        Files.createDirectories(out.resolve("snapshot_iter_5"));
        var trainer = new SmallRun(out, 1).builder().stop(3, EPOCH).build();
        trainer.run();
        assertEquals(8, trainer.iteration());
        assertTrue(Files.isRegularFile(out.resolve("snapshot_iter_3")));
        assertTrue(Files.isRegularFile(out.resolve("snapshot_iter_8")));
    }

    @Test void anInterruptSavesAndSaysHowToGoOn() {
        var trainer =
                new SmallRun(out, 1).builder().extend(_ -> Thread.currentThread().interrupt(), every(4, ITERATION))
                        .build();
        var e = assertThrows(TrainingInterruptedException.class, trainer::run);
        assertEquals("training stopped at iteration 4 (epoch 1.60); resume with " + out.resolve("snapshot_iter_4"),
                e.getMessage());
        assertTrue(Files.isRegularFile(out.resolve("snapshot_iter_4")));
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(out.resolve(file));
    }

    @Test void aWriterOnAnotherThreadWritesTheSameFiles() throws IOException {
        for (SnapshotWriter writer : List.of(new SimpleWriter(), new ThreadWriter(), new ThreadQueueWriter(),
                new ThreadQueueWriter(2))) {
            String name = writer.getClass().getSimpleName();
            var threads = new ArrayList<String>();
            var run = new SmallRun(out, 1);
            run.builder().stop(6, ITERATION).extend(Snapshot.of(run.model(), name + "_{iteration}",
                    o -> o.writer(writer).nRetains(4).savefun((file, state) -> {
                        threads.add(Thread.currentThread().getName());
                        pause();
                        Npz.saveEntries(file, state, p -> p);
                    })), every(1, ITERATION)).build().run();
            assertEquals(6, threads.size());
            assertEquals(!writer.isConcurrent(), threads.contains(Thread.currentThread().getName()));
            assertEquals(IntStream.rangeClosed(3, 6).mapToObj(i -> name + "_" + i).toList(), files(name + "_*"));
            for (int i = 3; i <= 6; i++) {
                assertArrayEquals(bytes("SimpleWriter_" + i), bytes(name + "_" + i), name + " copies before it writes");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test void aRunGoesOnFromWhatAnotherThreadWrote() throws IOException {
        for (int epochs = 1; epochs <= 3; epochs++) {
            var trainer = new SmallRun(out, epochs).builder().stop(epochs, EPOCH)
                    .extend(new Snapshot(o -> o.filename("auto_{iteration}").autoload(true).writer(new ThreadWriter())))
                    .build();
            assertEquals(epochs - 1, trainer.epoch());
            trainer.run();
        }
        assertEquals(List.of("auto_3", "auto_5", "auto_8"), files("auto_*"));
    }

    @Test void resumingSaysWhereItGoesOnAndAtWhatRate() {
        new SmallRun(out, 1).builder().stop(1, EPOCH).extend(new ExponentialShift("alpha", 0.5), every(1, ITERATION))
                .build().run();
        var said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true));
        try {
            new SmallRun(out, 1).builder().extend(new ExponentialShift("alpha", 0.5), every(1, ITERATION)).resume(out)
                    .build();
        } finally {
            System.setErr(before);
        }
        assertEquals("resumed from " + out.resolve("snapshot_iter_3") + ": iteration 3, epoch 1.200, alpha 0.006250",
                said.toString().strip());
    }

    @Test void aFileThatAnotherThreadCantWriteEndsNothing() throws IOException {
        var said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true));
        try {
            new SmallRun(out, 1).builder().stop(4, ITERATION).extend(new Snapshot(o -> o.filename("t_{iteration}")
                    .writer(new ThreadWriter()).savefun((file, state) -> {
                        if (file.toString().endsWith("2")) {
                            throw new UncheckedIOException(new IOException("disk full"));
                        }
                        Npz.saveEntries(file, state, p -> p);
                    })), every(1, ITERATION)).build().run();
        } finally {
            System.setErr(before);
        }
        assertEquals(List.of("t_1", "t_3", "t_4"), files("t_*"));
        assertTrue(said.toString().contains("disk full; training goes on, the last good snapshot is " + out),
                said::toString);
    }

    @Test void whatASaveFunctionThrowsOtherwiseEndsTraining() {
        var trainer = new SmallRun(out, 1).builder().stop(4, ITERATION).extend(new Snapshot(o -> o
                .writer(new ThreadQueueWriter()).savefun((_, _) -> {
                    throw new IllegalStateException("a mistake");
                })), every(1, ITERATION)).build();
        assertEquals("a mistake", assertThrows(IllegalStateException.class, trainer::run).getMessage());
    }
}
