package catenary.training;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.datasets.Datasets;
import catenary.iterators.SerialIterator;
import catenary.links.Classifier;
import catenary.optimizers.Adam;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.serializers.Npz;
import catenary.training.extensions.Evaluator;
import catenary.training.extensions.LogReport;
import catenary.training.extensions.Snapshot;
import catenary.training.updaters.StandardUpdater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A resumed run is the uninterrupted run, bit for bit.
class ResumeTest {

    @TempDir Path folder;

    private SmallRun run(String name, long seed) {
        return new SmallRun(folder.resolve(name), seed);
    }

    /// Epochs of 2.5 iterations: snapshots fall on boundaries and between them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7}) void goesOnAsIfItHadNeverStopped(int epochs) {
        var whole = run("whole", 7);
        var trainer = whole.builder().stop(8, EPOCH).build();
        trainer.run();

        var first = run("part", 7);
        first.builder().stop(epochs, EPOCH).build().run();
        var second = run("part", 999); // another seed: everything must come from the file
        var resumed = second.builder().stop(8, EPOCH).resume(second.out()).build();
        assertEquals(epochs, resumed.epoch());
        resumed.run();

        assertEquals(whole.parameters(), second.parameters());
        assertEquals(withoutTime(trainer), withoutTime(resumed));
        assertEquals(trainer.iteration(), resumed.iteration());
    }

    /// Everything that would be saved, but for times.
    private static Map<String, String> withoutTime(Trainer trainer) {
        var all = new TreeMap<String, String>();
        DictionarySerializer.entries(trainer).forEach((key, entry) -> all.put(key, switch (entry) {
            case Entry.Array(var a) -> a.dtype() + " " + a.shape() + Arrays.toString(a.toDoubleArray());
            case Entry.Text(var text) -> text.replaceAll("\"elapsed_time\": [-+.eE0-9]+", "");
            case Entry.None() -> "none";
        }));
        all.keySet().removeIf(key -> key.contains("elapsed_time"));
        all.remove("provenance/seed");
        return all;
    }

    @Test void whatIsOverStopsAtOnce() {
        run("a", 1).builder().stop(2, EPOCH).build().run();
        var again = run("a", 1);
        var trainer = again.builder().stop(2, EPOCH).resume(again.out()).build();
        trainer.run();
        assertEquals(5, trainer.iteration());
    }

    @Test void aTrainerSavedAfterItsRunIsOver() {
        var a = run("a", 1);
        var trainer = a.builder().stop(2, EPOCH).build();
        trainer.run();
        Npz.save(folder.resolve("saved"), trainer);
        var again = run("a", 1).builder().stop(2, EPOCH).resume(folder.resolve("saved")).build();
        again.run();
        assertEquals(5, again.iteration());
    }

    @Test void timeIsAddedUp() {
        var a = run("a", 1);
        var trainer = a.builder().stop(1, EPOCH).extend(_ -> Thread.sleep(10)).build();
        trainer.run();
        var resumed = run("a", 1).builder().stop(1, EPOCH).resume(a.out()).build();
        assertTrue(resumed.elapsedTime() >= 0.02 && resumed.elapsedTime() <= trainer.elapsedTime());
    }

    @Test void anExtensionMoreStartsAnew() {
        var a = run("a", 1);
        a.builder().stop(1, EPOCH).build().run();
        var more = run("a", 1);
        var trainer = more.builder().extend("second", new LogReport()).stop(2, EPOCH).resume(a.out()).build();
        assertEquals(List.of("second"), trainer.unrestored());
        trainer.run();
        assertEquals(1, ((LogReport) trainer.getExtension("second")).log().size());
        assertEquals(2, ((LogReport) trainer.getExtension("LogReport")).log().size());
    }

    @Test void aDamagedNewestFileIsPassedOver() throws IOException {
        var a = run("a", 1);
        a.builder().stop(3, EPOCH).build().run();
        byte[] bytes = Files.readAllBytes(a.out().resolve("snapshot_iter_8"));
        for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
            Files.write(a.out().resolve("snapshot_iter_8"), Arrays.copyOf(bytes, length));
            var trainer = run("a", 1).builder().resume(a.out()).build();
            assertEquals(5, trainer.iteration(), "truncated to " + length + " bytes");
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(a.out().resolve("snapshot_iter_8"), bytes);
        int iteration = run("a", 1).builder().resume(a.out()).build().iteration();
        assertEquals(5, iteration, "one bit flipped");
    }

    @Test void aDamagedFileAskedForByNameIsAnError() throws IOException {
        var a = run("a", 1);
        a.builder().stop(1, EPOCH).build().run();
        Path file = a.out().resolve("snapshot_iter_3");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        var b = run("b", 1);
        var e = assertThrows(BadFileException.class, () -> b.builder().resume(file).build());
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertEquals(0, b.iterator().epoch());
    }

    @Test void aModelIsNoSnapshot() {
        var a = run("a", 1);
        a.builder().stop(1, ITERATION).build().run();
        Npz.save(folder.resolve("model"), a.model());
        var e = assertThrows(BadFileException.class,
                () -> run("b", 1).builder().resume(folder.resolve("model")).build());
        assertTrue(e.getMessage().contains("expected a trainer's snapshot, but found the keys predictor/l1/W"),
                e.getMessage());
        assertThrows(BadFileException.class, () -> run("b", 1).builder().resume(folder.resolve("none")).build());
        assertThrows(BadFileException.class, () -> run("b", 1).builder().resume(folder).build());
    }

    @Test @EnabledIfEnvironmentVariable(named = "CATENARY_DATA", matches = ".+") void realDataGoOnToo() {
        assertArrayEquals(mnist("whole", 1), mnist("part", 2));
    }

    /// Trains for half an epoch, in so many parts; the bytes of the model in the end.
    private byte[] mnist(String name, int parts) {
        Path out = folder.resolve(name);
        for (int part = 1; part <= parts; part++) {
            Generator.global().seed(100L * part);
            var mnist = Datasets.mnist();
            var model = new Classifier(new SmallRun.Net(10));
            var test = new SerialIterator(mnist.test(), 500, o -> o.repeat(false).shuffle(false));
            Trainer.builder(new StandardUpdater(new SerialIterator(mnist.train(), 100), new Adam().setup(model)))
                    .stop(0.5 * part / parts, EPOCH).out(out)
                    .extend(new Evaluator(test, model), Trigger.every(0.25, EPOCH))
                    .extend(new Snapshot(), Trigger.every(0.25, EPOCH))
                    .extend(new LogReport(o -> o.trigger(0.1, EPOCH)))
                    .resume(part == 1 ? "" : out.toString()).build().run();
            Npz.save(out.resolve("model"), model);
        }
        try {
            return Files.readAllBytes(out.resolve("model"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
