package catenary.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.datasets.Batch;
import catenary.datasets.Dataset;
import catenary.datasets.DatasetException;
import catenary.datasets.TupleDataset;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Npz;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every iterator that works in advance.
@Timeout(20)
class PrefetchIteratorTest {

    /// Examples that take as long as they like.
    private record Made(int size, IntFunction<Object> example) implements Dataset<Object> {
        @Override public Object get(int i) {
            return example.apply(i);
        }
    }

    private static Made numbers(int n) {
        return new Made(n, i -> {
            if (i % 7 == 3) {
                sleep(1); // the others overtake it
            }
            return i;
        });
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One of each kind, with the options given.
    private static List<DatasetIterator> all(Dataset<?> data, int batchSize, boolean repeat, Boolean shuffle) {
        List<DatasetIterator> out = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Generator.global().seed(3);
            out.add(new MultithreadIterator(data, batchSize, o -> with(o.nThreads(threads).repeat(repeat), shuffle)));
            for (int prefetch : new int[] {1, 4}) {
                Generator.global().seed(3);
                out.add(new MultiprocessIterator(data, batchSize,
                        o -> with(o.nProcesses(threads).nPrefetch(prefetch).repeat(repeat), shuffle)));
            }
        }
        return out;
    }

    private static <O extends IteratorOptions<O>> O with(O options, Boolean shuffle) {
        return shuffle == null ? options : options.shuffle(shuffle);
    }

    private static SerialIterator serial(Dataset<?> data, int batchSize, boolean repeat, Boolean shuffle) {
        Generator.global().seed(3);
        return new SerialIterator(data, batchSize, o -> with(o.repeat(repeat), shuffle));
    }

    private static String text(Batch batch) {
        return batch.examples().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String step(DatasetIterator it) {
        if (!it.hasNext()) {
            assertThrows(NoSuchElementException.class, it::next);
            return "end " + it.epochDetail() + " " + it.isNewEpoch() + " " + it.previousEpochDetail();
        }
        return text(it.next()) + " | " + it.epoch() + " " + it.epochDetail() + " " + it.isNewEpoch() + " "
                + it.previousEpochDetail() + " " + it.currentPosition();
    }

    @Test void batchesAndCountersAreThoseOfTheSerialIterator() {
        for (int batchSize : new int[] {1, 4, 10, 23}) {
            for (boolean repeat : new boolean[] {true, false}) {
                for (Boolean shuffle : new Boolean[] {null, false}) {
                    List<String> expected = new ArrayList<>();
                    SerialIterator one = serial(numbers(10), batchSize, repeat, shuffle);
                    for (int i = 0; i < 12; i++) {
                        expected.add(step(one));
                    }
                    for (DatasetIterator it : all(numbers(10), batchSize, repeat, shuffle)) {
                        assertEquals(-1, it.previousEpochDetail());
                        for (String line : expected) {
                            assertEquals(line, step(it));
                        }
                        it.close();
                    }
                }
            }
        }
    }

    @Test void aResumedIteratorGoesOnInMidEpochAsTheSerialOneDoes(@TempDir Path folder) {
        for (int steps = 0; steps < 9; steps++) {
            SerialIterator whole = serial(numbers(13), 4, true, null);
            for (int i = 0; i < steps; i++) {
                whole.next();
            }
            List<DatasetIterator> saved = all(numbers(13), 4, true, null);
            for (DatasetIterator it : saved) {
                for (int i = 0; i < steps; i++) {
                    it.next();
                }
                Npz.save(folder.resolve("it"), it);
                DatasetIterator resumed = it instanceof MultithreadIterator
                        ? new MultithreadIterator(numbers(13), 4) : new MultiprocessIterator(numbers(13), 4);
                resumed.next();
                resumed.next();
                assertTrue(Npz.load(folder.resolve("it"), resumed).isExact());
                SerialIterator serial = serial(numbers(13), 4, true, null);
                DictionarySerializer.load(DictionarySerializer.copies(whole), serial, o -> o);
                for (int i = 0; i < 8; i++) {
                    String expected = step(serial);
                    assertEquals(expected, step(resumed));
                    assertEquals(expected, step(it)); // saving has disturbed nothing
                }
                it.close();
                resumed.close();
            }
        }
    }

    @Test void savedStatesAreThoseOfTheSerialIterator() {
        SerialIterator one = serial(numbers(7), 3, true, null);
        List<DatasetIterator> others = all(numbers(7), 3, true, null);
        for (int i = 0; i < 6; i++) {
            String expected = DictionarySerializer.entries(one).toString();
            for (DatasetIterator it : others) {
                assertEquals(expected, DictionarySerializer.entries(it).toString().replace("_order=", "order="));
                it.next();
            }
            one.next();
        }
        others.forEach(DatasetIterator::close);
    }

    @Test void aFileThatDoesNotFitChangesNothing() {
        for (DatasetIterator it : all(numbers(7), 3, true, null)) {
            it.next();
            String before = DictionarySerializer.entries(it).toString();
            assertThrows(BadFileException.class, () -> DictionarySerializer.load(DictionarySerializer.entries(s -> {
                s.value("current_position", -1);
                s.value("epoch", 0);
                s.value("is_new_epoch", false);
                s.value("order", new int[7]);
            }), it, o -> o));
            assertEquals(before, DictionarySerializer.entries(it).toString());
            it.close();
        }
    }

    @Test void whatAnExampleThrowsIsThrownForItsBatchAndTheNextOneComes() {
        Made data = new Made(12, i -> {
            if (i == 5) {
                throw new IllegalStateException("no such picture");
            }
            return i;
        });
        for (DatasetIterator it : all(data, 4, true, false)) {
            for (int sweep = 1; sweep <= 3; sweep++) {
                assertEquals("0 1 2 3", text(it.next()));
                var e = assertThrows(DatasetException.class, it::next);
                assertEquals("dataset: example 5 of Made failed: java.lang.IllegalStateException: no such picture",
                        e.getMessage());
                assertEquals(8, it.currentPosition());
                assertEquals("8 9 10 11", text(it.next()));
                assertEquals(sweep, it.epoch());
            }
            it.close();
        }
    }

    @Test void errorsAreThrownToo() {
        var error = new StackOverflowError();
        for (DatasetIterator it : all(new Made(3, _ -> {
            throw error;
        }), 2, true, false)) {
            assertSame(error, assertThrows(StackOverflowError.class, it::next));
            assertSame(error, assertThrows(StackOverflowError.class, it::next));
            it.close();
        }
    }

    @Test void whatTheOrderSamplerThrowsIsThrownWhenItsBatchIsAskedFor() {
        int[] asked = {0};
        OrderSampler sampler = (order, _) -> {
            if (asked[0]++ > 0) {
                throw new IllegalStateException("no order");
            }
            return order;
        };
        var it = new MultiprocessIterator(numbers(6), 2, o -> o.nPrefetch(5).orderSampler(sampler));
        assertEquals("0 1", text(it.next()));
        assertEquals("2 3", text(it.next()));
        assertEquals("no order", assertThrows(IllegalStateException.class, it::next).getMessage());
        assertEquals(0, it.epoch());
        it.close();
    }

    @Test void closingEndsTheWorkAndAnotherBatchStartsItAgain() {
        for (DatasetIterator it : all(numbers(10), 4, true, null)) {
            SerialIterator one = serial(numbers(10), 4, true, null);
            for (int i = 0; i < 6; i++) {
                assertEquals(step(one), step(it));
                it.close();
                it.close();
            }
            it.reset();
            one.reset();
            assertEquals(step(one), step(it));
            it.close();
        }
    }

    @Test void closingDoesNotWaitForAnExampleThatNeverComes() {
        var never = new CountDownLatch(1);
        var it = new MultiprocessIterator(new Made(4, i -> {
            if (i == 2) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("woken", e);
                }
            }
            return i;
        }), 2, o -> o.shuffle(false));
        assertEquals("0 1", text(it.next()));
        assertTimeoutPreemptively(Duration.ofSeconds(5), it::close);
    }

    @Test void anInterruptEndsTheWaitAndTheBatchIsStillTheNextOne() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var it = new MultithreadIterator(new Made(4, i -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken", e);
            }
            return i;
        }), 2, o -> o.shuffle(false));
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            sleep(50);
            caller.interrupt();
        });
        assertThrows(CancellationException.class, it::next);
        assertFalse(Thread.currentThread().isInterrupted());
        gate.countDown();
        assertEquals("0 1", text(it.next()));
        it.close();
    }

    @Test void threadsSeveralAtOnceMakeABatch() {
        var together = new CountDownLatch(3);
        var it = new MultithreadIterator(new Made(3, i -> {
            together.countDown();
            try {
                together.await(); // only three at once get past this
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return i;
        }), 3, o -> o.nThreads(3).shuffle(false));
        assertEquals("0 1 2", text(it.next()));
        it.close();
    }

    @Test void theNextBatchIsMadeMeanwhile() throws InterruptedException {
        var made = new CountDownLatch(8);
        var it = new MultiprocessIterator(new Made(100, i -> {
            made.countDown();
            return i;
        }), 2, o -> o.nProcesses(1).nPrefetch(3).shuffle(false));
        it.next();
        made.await(); // the two of this batch and those of three more
        it.close();
    }

    @Test void settingsHoldOnTheOtherThreads() {
        var it = new MultithreadIterator(new Made(8, i -> Config.current().train()), 2, o -> o.nThreads(2));
        assertEquals("true true", text(it.next()));
        it.close();
        it.reset();
        try (var _ = Config.testMode()) {
            assertEquals("false false", text(it.next()));
        }
        it.close();
    }

    @Test void columnsAreGathered() {
        var data = new TupleDataset(Create.from(Devices.cpu(), null, new float[][] {{0, 1}, {2, 3}, {4, 5}}),
                Create.of(Devices.cpu(), Shape.of(3), IntStream.range(0, 3).toArray()));
        for (DatasetIterator it : all(data, 5, true, false)) {
            Batch batch = it.next();
            assertEquals("array([[0., 1.],\n       [2., 3.],\n       [4., 5.],\n       [0., 1.],\n       [2., 3.]])",
                    batch.array(0).toString());
            assertEquals("array([0, 1, 2, 0, 1])", batch.array(1).toString());
            it.close();
        }
    }
}
