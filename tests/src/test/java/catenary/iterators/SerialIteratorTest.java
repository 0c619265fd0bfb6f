package catenary.iterators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.Shape;
import catenary.datasets.Batch;
import catenary.datasets.Dataset;
import catenary.datasets.TupleDataset;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.serializers.Npz;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialIteratorTest {

    /// The numbers 0 ... n-1.
    private record Numbers(int size) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            return i;
        }
    }

    private static SerialIterator numbers(int n, int batchSize, UnaryOperator<SerialIterator.Options> options) {
        return new SerialIterator(new Numbers(n), batchSize, options);
    }

    private static String text(Batch batch) {
        return batch.examples().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /// Batches and counters of Chainer's iterator: `batch | epoch detail new previous`, or the end.
    @Test void stepsAsChainersDoes() throws IOException {
        List<String> lines;
        try (var in = SerialIteratorTest.class.getResourceAsStream("serial-by-chainer.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        SerialIterator it = null;
        int steps = 0;
        for (String line : lines) {
            if (line.startsWith("iterator")) {
                String[] p = line.split(" ");
                it = numbers(Integer.parseInt(p[1]), Integer.parseInt(p[2]),
                        o -> o.repeat(Boolean.parseBoolean(p[3])).shuffle(false));
                assertEquals(-1, it.previousEpochDetail());
            } else if (line.equals("stop")) {
                assertFalse(it.hasNext());
                assertThrows(NoSuchElementException.class, it::next);
                assertTrue(it.isNewEpoch());
                assertEquals(1, it.previousEpochDetail());
            } else {
                assertTrue(it.hasNext());
                assertEquals(line, text(it.next()) + " | " + it.epoch() + " " + it.epochDetail() + " "
                        + it.isNewEpoch() + " " + it.previousEpochDetail());
                steps++;
            }
        }
        assertEquals(33, steps);
    }

    @Test void everySweepHasEachExampleOnceInAnotherOrder() {
        SerialIterator it = numbers(50, 7, o -> o.orderSampler(new ShuffleOrderSampler(new Generator(1))));
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            seen.addAll(it.next().examples());
        }
        assertEquals(7, it.epoch());
        for (int sweep = 0; sweep < 7; sweep++) {
            var part = seen.subList(50 * sweep, 50 * sweep + 50);
            assertEquals(50, part.stream().distinct().count());
            assertNotEquals(seen.subList(0, 50), sweep == 0 ? null : part);
        }
    }

    /// Chainer's own example: each example twice a sweep, or only some of them.
    @Test void theFirstOrderSaysHowLongASweepIs(@TempDir Path folder) {
        UnaryOperator<SerialIterator.Options> twice =
                o -> o.orderSampler((_, _) -> IntStream.range(0, 12).map(i -> i / 2).toArray());
        SerialIterator it = numbers(6, 5, twice);
        assertEquals("0 0 1 1 2", text(it.next()));
        assertEquals(5 / 12., it.epochDetail());
        assertEquals("2 3 3 4 4", text(it.next()));
        Npz.save(folder.resolve("it"), it);
        it = numbers(6, 5, twice);
        Npz.load(folder.resolve("it"), it);
        assertEquals("5 5 0 0 1", text(it.next()));
        assertEquals(1 + 3 / 12., it.epochDetail());
        assertEquals(10 / 12., it.previousEpochDetail());
        assertEquals("4 2", text(numbers(6, 5, o -> o.repeat(false).orderSampler((_, _) -> new int[] {4, 2})).next()));
    }

    @Test void aSingleSweepIsALoop() {
        int examples = 0;
        for (Batch batch : numbers(10, 4, o -> o.repeat(false))) {
            examples += batch.size();
        }
        assertEquals(10, examples);
    }

    @Test void resetStartsAnew() {
        SerialIterator it = numbers(4, 4, o -> o.repeat(false).shuffle(false));
        assertEquals("0 1 2 3", text(it.next()));
        it.reset();
        assertEquals(0, it.epoch());
        assertEquals("0 1 2 3", text(it.next()));
    }

    @Test void oneSeedDecidesTheOrder() {
        Generator.global().seed(5);
        String first = text(numbers(20, 20, o -> o).next());
        Generator.global().seed(5);
        assertEquals(first, text(numbers(20, 20, o -> o).next()));
    }

    @Test void aResumedIteratorGoesOnAsIfItHadNeverStopped(@TempDir Path folder) {
        for (int steps = 0; steps < 30; steps++) {
            SerialIterator whole = numbers(13, 4, o -> o);
            for (int i = 0; i < steps; i++) {
                whole.next();
            }
            Npz.save(folder.resolve("it"), whole);
            SerialIterator resumed = numbers(13, 4, o -> o);
            resumed.next();
            assertTrue(Npz.load(folder.resolve("it"), resumed).isExact());
            assertEquals(state(whole), state(resumed));
            for (int i = 0; i < 15; i++) {
                assertEquals(text(whole.next()), text(resumed.next()));
            }
            assertEquals(state(whole), state(resumed));
        }
    }

    private static String state(Saveable s) {
        return DictionarySerializer.entries(s).toString();
    }

    @Test void keysAreChainers() {
        Map<String, String> types = new LinkedHashMap<>();
        DictionarySerializer.entries(numbers(50, 20, o -> o)).forEach((k, e) -> types.put(k, e.type().toString()));
        assertEquals("{current_position=int64 (), epoch=int64 (), is_new_epoch=bool (), order=int64 (50,), "
                + "previous_epoch_detail=float64 (), _order_generator=int64 (2,)}", types.toString());
        assertEquals("[current_position, epoch, is_new_epoch, previous_epoch_detail]",
                DictionarySerializer.entries(numbers(50, 20, o -> o.shuffle(false))).keySet().toString());
    }

    /// A file of Chainer's: no generator, `_order` as its older releases wrote it, no previous epoch detail.
    @Test void filesOfChainerAreRead() {
        Map<String, Entry> file = DictionarySerializer.entries(s -> {
            s.value("current_position", 3);
            s.value("epoch", 2);
            s.value("is_new_epoch", true);
            s.value("_order", new int[] {4, 3, 2, 1, 0});
        });
        SerialIterator it = numbers(5, 2, o -> o);
        DictionarySerializer.load(file, it, o -> o);
        assertEquals(2.6, it.epochDetail());
        assertEquals(2.2, it.previousEpochDetail());
        assertEquals("1 0", text(it.next()));
    }

    @Test void aDataSetOfAnotherSizeStartsTheEpochAnewAndSaysSo() {
        SerialIterator saved = numbers(10, 4, o -> o);
        for (int i = 0; i < 6; i++) {
            saved.next();
        }
        SerialIterator it = numbers(12, 4, o -> o);
        var err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            DictionarySerializer.load(DictionarySerializer.copies(saved), it, o -> o);
        } finally {
            System.setErr(before);
        }
        assertEquals("SerialIterator: the saved data set had 10 examples, this one has 12: epoch 2 starts anew",
                err.toString(StandardCharsets.UTF_8).strip());
        assertEquals(2.0, it.epochDetail());
        assertArrayEquals(IntStream.range(0, 12).toArray(), IntStream.range(0, 3).mapToObj(_ -> it.next())
                .flatMap(b -> b.examples().stream()).mapToInt(i -> (Integer) i).sorted().toArray());
    }

    @Test void impossibleStatesAreRefused() {
        for (Saveable wrong : List.<Saveable>of(s -> state(s, -1, 0, 1, 2), s -> state(s, 0, 0, 1, 3),
                s -> state(s, 0, -2, 1, 2))) {
            SerialIterator it = numbers(3, 1, o -> o);
            String before = state(it);
            assertThrows(BadFileException.class,
                    () -> DictionarySerializer.load(DictionarySerializer.entries(wrong), it, o -> o));
            assertEquals(before, state(it));
        }
    }

    private static void state(Serializer s, int position, int... order) {
        s.value("current_position", position);
        s.value("epoch", 1);
        s.value("is_new_epoch", false);
        s.value("order", order);
        s.value("previous_epoch_detail", 0.5);
    }

    @Test void wrongArgumentsAreNamed() {
        assertEquals("SerialIterator: expected batchSize >= 1, but found 0",
                assertThrows(IllegalArgumentException.class, () -> numbers(3, 0, o -> o)).getMessage());
        assertEquals("SerialIterator: expected shuffle or orderSampler, but found both",
                assertThrows(IllegalArgumentException.class,
                        () -> numbers(3, 1, o -> o.shuffle(false).orderSampler((order, _) -> order))).getMessage());
        assertEquals("SerialIterator: expected an order of some examples from the order sampler, but found none",
                assertThrows(IllegalArgumentException.class,
                        () -> numbers(3, 1, o -> o.orderSampler((_, _) -> new int[0]))).getMessage());
        assertEquals("SerialIterator: expected an order of length 3 from the order sampler, but found 1",
                assertThrows(IllegalArgumentException.class,
                        () -> numbers(3, 3, o -> o.orderSampler((order, _) -> order[0] == 0 ? new int[] {2, 1, 0}
                                : new int[1])).next())
                        .getMessage());
        assertEquals("SerialIterator: the data set is empty",
                assertThrows(IllegalStateException.class, () -> numbers(0, 1, o -> o).next()).getMessage());
    }

    @Test void anInterruptStopsIt() {
        SerialIterator it = numbers(3, 1, o -> o);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, it::next);
        assertFalse(Thread.currentThread().isInterrupted());
        it.next();
    }

    @Test void aBatchOfColumnsIsGathered() {
        float[] x = new float[20];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        var data = new TupleDataset(Create.of(Devices.cpu(), Shape.of(10, 2), x),
                Create.of(Devices.cpu(), Shape.of(10), IntStream.range(0, 10).toArray()));
        var it = new SerialIterator(data, 4, o -> o.orderSampler((order, _) -> Arrays.stream(order).map(i -> 9 - i)
                .toArray()));
        Batch batch = it.next();
        assertEquals("array([[18., 19.],\n       [16., 17.],\n       [14., 15.],\n       [12., 13.]])",
                batch.array(0).toString());
        assertEquals("array([9, 8, 7, 6])", batch.array(1).toString());
    }
}
