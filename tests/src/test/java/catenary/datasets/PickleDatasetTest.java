package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.iterators.MultiprocessIterator;
import catenary.iterators.SerialIterator;
import catenary.serializers.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickleDatasetTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("examples");
    }

    private void write(Object... examples) {
        try (var writer = Datasets.openPickleDatasetWriter(file())) {
            for (Object example : examples) {
                writer.write(example);
            }
        }
    }

    @Test void examplesComeBackAsTheyWere() {
        NDArray x = Create.of(Devices.cpu(), Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", "gr\u00fcn \uD83D\uDE00");
        map.put("a/b", x.transpose());
        Object[] examples = {Tuple.of(x, 3, 4L, 0.1, 0.5f, true, "text"), map, x.astype(DType.FLOAT16), 7, "",
                new Tuple(List.of()), Tuple.of(Create.full(Devices.cpu(), DType.INT64, Shape.SCALAR, 9))};
        write(examples);
        try (var data = Datasets.openPickleDataset(file())) {
            assertEquals(examples.length, data.size());
            for (int i = examples.length - 1; i >= 0; i--) {
                assertEquals(examples[i], data.get(i));
            }
            assertEquals(List.of("z", "a/b"), List.copyOf(((Map<?, ?>) data.get(1)).keySet()));
            assertThrows(IndexOutOfBoundsException.class, () -> data.get(examples.length));
            assertThrows(IndexOutOfBoundsException.class, () -> data.get(-1));
        }
    }

    @Test void severalThreadsReadIt() {
        Object[] examples = new Object[40];
        Arrays.setAll(examples, i -> Tuple.of(Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(3), i), i));
        write(examples);
        try (var data = Datasets.openPickleDataset(file());
                var parallel = new MultiprocessIterator(data, 7, o -> o.shuffle(false).nProcesses(3))) {
            var serial = new SerialIterator(data, 7, o -> o.shuffle(false));
            for (int i = 0; i < 10; i++) {
                assertEquals(serial.next().arrays(), parallel.next().arrays());
            }
        }
    }

    @Test void whatIsNoExampleOrNoFileOfThemIsRefused() throws IOException {
        var e = assertThrows(IllegalArgumentException.class, () -> write(Tuple.of(new StringBuilder())));
        assertEquals("PickleDatasetWriter: expected arrays, numbers, truth values and texts, but found a StringBuilder",
                e.getMessage());
        write(Tuple.of(1, "x"), 2);
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), Arrays.copyOf(good, length));
            int cut = length;
            try (var data = new PickleDataset(file())) {
                assertTrue(data.size() < 2, "cut after " + cut);
            } catch (BadFileException bad) {
                assertTrue(bad.getMessage().startsWith(file() + ": "), bad.getMessage());
            }
        }
        good[8 + 8 + 4 + 3 + 8 + 8] ^= 1; // in the first entry's NPY header
        Files.write(file(), good);
        try (var data = new PickleDataset(file())) {
            assertEquals(2, data.get(1));
            assertTrue(assertThrows(BadFileException.class, () -> data.get(0)).getMessage()
                    .startsWith(file() + ": record 0 is damaged ("));
        }
        assertThrows(BadFileException.class, () -> new PickleDataset(folder.resolve("missing")));
    }
}
