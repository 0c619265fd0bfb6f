package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.training.CountingUpdater;
import catenary.training.Trainer;
import catenary.training.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardReportTest {

    @TempDir Path out;

    private void run(TensorBoardReport report) {
        Trainer.builder(new CountingUpdater(2)).stop(3, EPOCH).out(out)
                .extend("write", t -> t.observation().putAll(Map.of("x", t.iteration(), "word", "no number")),
                        Trigger.every(1, ITERATION), 300)
                .extend(report).build().run();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(out.resolve("tensorboard"))) {
            return all.sorted().toList();
        }
    }

    /// The data of each record.
    private static List<ByteBuffer> records(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> records = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            byte[] data = new byte[(int) in.getLong()];
            in.getInt();
            in.get(data).getInt();
            byte[] whole = new byte[in.position() - start];
            in.get(start, whole);
            assertArrayEquals(whole, TensorBoardReport.record(data), "checksums");
            records.add(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
        }
        return records;
    }

    /// The known masked checksums of an empty record: TensorFlow's own.
    @Test void recordsAreFramedAsTensorFlowDoes() {
        assertEquals("0000000000000000" + "2903 9807".replace(" ", "") + "d8ea82a2",
                HexFormat.of().formatHex(TensorBoardReport.record(new byte[0])));
    }

    @Test void eachEpochIsAPoint() throws IOException {
        run(new TensorBoardReport());
        List<ByteBuffer> records = records(files().getFirst());
        assertEquals(4, records.size());
        String first = new String(records.getFirst().array(), StandardCharsets.ISO_8859_1);
        assertTrue(first.endsWith("\u001a\rbrain.Event:2"), first);
        for (int epoch = 1; epoch <= 3; epoch++) {
            ByteBuffer event = records.get(epoch);
            assertEquals(9, event.get(0));
            assertTrue(Math.abs(event.getDouble(1) - System.currentTimeMillis() / 1000.0) < 60);
            assertEquals(2 * epoch, event.get(10), "step");
            byte[] value = {0x2A, 10, 0x0A, 8, 0x0A, 1, 'x', 0x15};
            byte[] found = new byte[8];
            event.get(11, found);
            assertArrayEquals(value, found);
            assertEquals(2 * epoch - 0.5f, event.getFloat(19), "mean of two");
            assertEquals(23, event.capacity(), "words are no numbers");
        }
    }

    @Test void keysAndTimesAreChosenAndEachRunHasItsFile() throws IOException {
        run(new TensorBoardReport(o -> o.keys("y").trigger(1, ITERATION)));
        run(new TensorBoardReport());
        List<Path> files = files();
        assertEquals(2, files.size());
        List<Integer> sizes = new ArrayList<>();
        for (Path file : files) {
            assertTrue(file.getFileName().toString().startsWith("events.out.tfevents."));
            sizes.add(records(file).size());
        }
        assertEquals(List.of(4, 7), sizes.stream().sorted().toList());
    }

    @Test void aFolderThatCannotBeWrittenToEndsNothing() throws IOException {
        Files.writeString(out.resolve("tensorboard"), "in the way");
        var err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            run(new TensorBoardReport());
        } finally {
            System.setErr(before);
        }
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines()
                .filter(l -> l.startsWith("TensorBoardReport: " + out.resolve("tensorboard"))).count(), err.toString());
    }
}
