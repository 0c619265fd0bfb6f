package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Data sets in parts.
class PartitionTest {

    private record Numbers(int size) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            return 10 * i;
        }
    }

    private static final Dataset<Integer> TEN = new Numbers(10);
    private static final int[] BACKWARDS = IntStream.range(0, 10).map(i -> 9 - i).toArray();

    private static String text(Dataset<?> d) {
        return IntStream.range(0, d.size()).mapToObj(i -> d.get(i).toString()).collect(Collectors.joining(" "));
    }

    private static String text(Split<?> s) {
        return text(s.train()) + " | " + text(s.test());
    }

    private record Pickled(int size, int good) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            if (i % 3 >= good) throw new IllegalStateException("number " + i + " is pickled");
            return i;
        }
    }

    @Test void whatCannotBeMadeIsLeftOutAndNamed() {
        var err = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            assertEquals("0 1 3 4 6", text(Datasets.verified(new Pickled(7, 2))));
            assertEquals("dataset: example 2 of Pickled is left out: number 2 is pickled",
                    said.toString().lines().findFirst().orElse(""));
            assertEquals(2, said.toString().lines().count());
            said.reset();
            assertEquals(20, Datasets.verified(new Pickled(60, 1)).size());
            assertEquals("dataset: 30 more of Pickled are left out", said.toString().lines().toList().getLast());
            assertEquals("dataset: none of the 5 examples of Pickled can be made; the first: number 0 is pickled",
                    assertThrows(DatasetException.class, () -> Datasets.verified(new Pickled(5, 0))).getMessage());
            assertEquals(0, Datasets.verified(new Numbers(0)).size());
        } finally {
            System.setErr(err);
        }
    }

    @Test void aSplitIsTheFirstAndTheOthers() {
        assertEquals("0 10 20 | 30 40 50 60 70 80 90", text(Datasets.splitDataset(TEN, 3)));
        assertEquals("90 80 70 | 60 50 40 30 20 10 0", text(Datasets.splitDataset(TEN, 3, BACKWARDS)));
        assertEquals(" | 0 10 20 30 40 50 60 70 80 90", text(Datasets.splitDataset(TEN, 0)));
        assertEquals("Numbers (3 of 10), Numbers (7 of 10)", Datasets.splitDataset(TEN, 3).toString());
    }

    @Test void aRandomSplitIsDecidedByItsSeed() {
        Split<Integer> s = Datasets.splitDatasetRandom(TEN, 4, 7);
        assertEquals(text(s), text(Datasets.splitDatasetRandom(TEN, 4, 7)));
        assertNotEquals(text(s), text(Datasets.splitDatasetRandom(TEN, 4, 8)));
        assertEquals(4, s.train().size());
        assertEquals(10, Stream.of(s.train(), s.test())
                .flatMap(d -> IntStream.range(0, d.size()).mapToObj(d::get)).distinct().count());
    }

    @Test void equalPartsLeaveTheRemainderOut() {
        assertEquals(List.of("0 10 20", "30 40 50", "60 70 80"),
                Datasets.splitDatasetN(TEN, 3).stream().map(PartitionTest::text).toList());
        assertEquals(3, Datasets.splitDatasetNRandom(TEN, 3, 1).get(2).size());
    }

    /// As Chainer does it: folds from the last to the first, the order turning on each time.
    @Test void everyFoldIsJudgedByOnce() {
        assertEquals(List.of("0 10 20 30 40 50 | 60 70 80 90", "60 70 80 90 0 10 20 | 30 40 50",
                "30 40 50 60 70 80 90 | 0 10 20"),
                Datasets.getCrossValidationDatasets(TEN, 3).stream().map(PartitionTest::text).toList());
        assertEquals("90 80 70 60 50 | 40 30 20 10 0",
                text(Datasets.getCrossValidationDatasets(TEN, 2, BACKWARDS).getFirst()));
        assertEquals(10, Datasets.getCrossValidationDatasetsRandom(TEN, 4, 3).stream()
                .flatMap(s -> IntStream.range(0, s.test().size()).mapToObj(s.test()::get)).distinct().count());
    }

    @Test void batchesOfAPartAreGatheredFromTheWhole() {
        assertEquals("[80, 60]", new SubDataset<>(TEN, 5, 9).batch(new int[] {3, 1}).examples().toString());
    }

    @Test void wrongArgumentsAreNamed() {
        assertMessage("SubDataset: expected 0 <= start <= finish <= 10, but found start 3 and finish 11",
                () -> new SubDataset<>(TEN, 3, 11));
        assertMessage("SubDataset: expected an order of 10 indices, but found 2",
                () -> new SubDataset<>(TEN, 3, 4, new int[2]));
        assertMessage("SubDataset: expected an order of indices below 10, but found 10",
                () -> new SubDataset<>(TEN, 0, 1, new int[] {10, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        assertMessage("splitDataset: expected 0 <= splitAt <= 10, but found -1", () -> Datasets.splitDataset(TEN, -1));
        assertMessage("splitDatasetN: expected 1 <= n <= 10, but found 0", () -> Datasets.splitDatasetN(TEN, 0));
        assertMessage("getCrossValidationDatasets: expected 2 <= nFolds <= 10, but found 11",
                () -> Datasets.getCrossValidationDatasets(TEN, 11));
        assertEquals("SubDataset: expected 0 <= index < 2, but found 2",
                assertThrows(IndexOutOfBoundsException.class, () -> new SubDataset<>(TEN, 3, 5).get(2)).getMessage());
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable wrong) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, wrong).getMessage());
    }
}
