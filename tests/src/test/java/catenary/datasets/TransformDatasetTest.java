package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Generator;
import catenary.iterators.BatchIterator;
import catenary.iterators.MultiprocessIterator;
import catenary.iterators.SerialIterator;
import catenary.serializers.DictionarySerializer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransformDatasetTest {

    private record Numbers(int size) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            return i;
        }
    }

    private static Dataset<String> noisy(long seed) {
        Generator.global().seed(seed);
        return new TransformDataset<>(new SubDataset<>(new Numbers(9), 2, 9), (i, random) -> i + ":"
                + random.nextInt(1000));
    }

    private static List<?> steps(BatchIterator it, int n) {
        return IntStream.range(0, n).mapToObj(_ -> it.next().examples()).toList();
    }

    @Test void everyAccessPassesThroughTheFunction() {
        var data = new TransformDataset<>(new Numbers(4), i -> i * i);
        assertEquals(9, data.get(3));
        assertEquals("[4, 1]", data.batch(new int[] {2, 1}).examples().toString());
        assertEquals("[4, 1]", data.batch(new int[] {2, 1}, 77).examples().toString());
        assertEquals(4, data.size());
        assertEquals("Numbers", data.name());
    }

    @Test void randomChangesAreThoseOfTheSerialIteratorOnAnyThreads() {
        List<?> expected = steps(new SerialIterator(noisy(5), 3), 10);
        try (var it = new MultiprocessIterator(noisy(5), 3, o -> o.nProcesses(3).nPrefetch(2))) {
            assertEquals(expected, steps(it, 10));
        }
        assertNotEquals(expected, steps(new SerialIterator(noisy(6), 3), 10));
    }

    @Test void randomChangesGoOnAfterAResume() {
        var whole = new SerialIterator(noisy(5), 3);
        steps(whole, 4);
        var state = DictionarySerializer.copies(whole);
        var resumed = new SerialIterator(noisy(5), 3);
        DictionarySerializer.load(state, resumed, o -> o);
        assertEquals(steps(whole, 6), steps(resumed, 6));
    }

    /// The program need not have set a seed: that of the examples is in the file.
    @Test void randomChangesGoOnAlikeInARunOfAnotherSeed() {
        for (boolean threads : new boolean[] {false, true}) {
            var whole = iterator(5, threads);
            steps(whole, 4);
            var state = DictionarySerializer.copies(whole);
            var resumed = iterator(6, threads);
            steps(resumed, 1);
            DictionarySerializer.load(state, resumed, o -> o);
            assertEquals(steps(whole, 6), steps(resumed, 6));
            whole.close();
            resumed.close();
        }
    }

    private static BatchIterator iterator(long seed, boolean threads) {
        Dataset<String> joined = new ConcatenatedDataset<>(noisy(seed), new SubDataset<>(noisy(seed + 10), 1, 4));
        Dataset<String> outer = new TransformDataset<>(joined, text -> "<" + text + ">");
        return threads ? new MultiprocessIterator(outer, 3, o -> o.nProcesses(3)) : new SerialIterator(outer, 3);
    }

    @Test void whatIsJoinedDrawsAlikeOnAnyThreads() {
        try (var serial = iterator(5, false);
                var parallel = iterator(5, true)) {
            assertEquals(steps(serial, 12), steps(parallel, 12));
        }
    }

    /// A column beside others draws as it would alone.
    @Test void aColumnDrawsAlikeOnAnyThreadsAndAfterAResume() {
        for (boolean named : new boolean[] {false, true}) {
            var serial = beside(5, named, false);
            List<?> first = steps(serial, 4);
            var state = DictionarySerializer.copies(serial);
            try (var parallel = beside(5, named, true);
                    var resumed = beside(6, named, true)) {
                assertEquals(first, steps(parallel, 4));
                DictionarySerializer.load(state, resumed, o -> o);
                List<?> later = steps(serial, 6);
                assertEquals(later, steps(parallel, 6));
                assertEquals(later, steps(resumed, 6));
            }
        }
    }

    private static BatchIterator beside(long seed, boolean named, boolean threads) {
        Dataset<String> pictures = noisy(seed);
        Dataset<?> data = named ? DictDataset.of("x", pictures, "t", List.of(0, 1, 2, 3, 4, 5, 6))
                : new TupleDataset(pictures, List.of(0, 1, 2, 3, 4, 5, 6));
        return threads ? new MultiprocessIterator(data, 3, o -> o.nProcesses(3)) : new SerialIterator(data, 3);
    }

    @Test void anExampleChangesEachTime() {
        Dataset<String> data = noisy(1);
        assertNotEquals(data.get(0), data.get(0));
        var it = new SerialIterator(data, 7, o -> o.shuffle(false));
        assertNotEquals(it.next().examples(), it.next().examples());
    }

    @Test void anExampleThatFailsIsNamed() {
        Dataset<Integer> plain = new TransformDataset<>(new Numbers(4), i -> 1 / (2 - i));
        Dataset<Integer> random = new TransformDataset<>(new Numbers(4), (i, _) -> 1 / (2 - i));
        for (Dataset<Integer> d : List.of(plain, random)) {
            assertEquals("dataset: example 2 of Numbers failed: java.lang.ArithmeticException: / by zero",
                    assertThrows(DatasetException.class, () -> d.batch(new int[] {1, 2}, 0)).getMessage());
        }
    }
}
