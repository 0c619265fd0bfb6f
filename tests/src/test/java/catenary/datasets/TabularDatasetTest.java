package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.iterators.MultithreadIterator;
import catenary.iterators.SerialIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TabularDatasetTest {

    private final NDArray x = Create.of(Devices.cpu(), Shape.of(4, 2), new float[] {0, 1, 10, 11, 20, 21, 30, 31});
    private final List<String> words = List.of("a", "b", "c", "d");
    private final TabularDataset<Tuple> data =
            TabularDataset.fromData(Map.entry("x", x), Map.entry("word", words), Map.entry("n", List.of(5, 6, 7, 8)));

    @Test void columnsAreFetchedWholeOrAsExamples() {
        assertEquals(List.of("x", "word", "n"), data.keys());
        assertEquals(4, data.size());
        assertEquals(new Tuple(List.of(x, words, List.of(5, 6, 7, 8))), data.fetch());
        assertEquals(Tuple.of(Columns.row(x, 2), "c", 7), data.get(2));
        var seen = new ArrayList<Object>();
        data.forEach(e -> seen.add(e.get(1)));
        assertEquals(words, seen);
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(4));
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(-1));
    }

    @Test void examplesAreTuplesMapsOrValues() {
        Map<String, Object> example = data.asdict().get(1);
        assertEquals(List.of("x", "word", "n"), List.copyOf(example.keySet()));
        assertEquals("b", example.get("word"));
        assertEquals(data.get(1), data.asdict().astuple().get(1));
        TabularDataset<String> word = data.column("word");
        assertEquals("d", word.get(3));
        assertEquals(words, word.fetch());
        assertEquals(TabularDataset.Mode.SINGLE, word.mode());
        assertEquals(Tuple.of("d"), word.astuple().get(3));

        var map = new LinkedHashMap<String, Object>();
        map.put("b", x);
        map.put("a", words);
        var dict = TabularDataset.fromData(map);
        assertEquals(List.of("b", "a"), dict.keys());
        assertEquals("c", dict.get(2).get("a"));
        TabularDataset<NDArray> single = TabularDataset.fromData(x);
        assertEquals(Columns.row(x, 1), single.get(1));
    }

    @Test void slicesTakeRowsAndColumns() {
        assertEquals(List.of("b", "c"), data.slice(1, 3).fetch().get(1));
        assertEquals(x.get(3), data.slice(new int[] {3, 0}).get(0).get(0));
        var some = data.slice(new int[] {3, 3, 0}, "n", "x");
        assertEquals(List.of("n", "x"), some.keys());
        assertEquals(List.of(8, 8, 5), some.fetch().get(0));
        assertEquals(Shape.of(3, 2), some.fetch().array(1).shape());
        assertEquals(List.of(7), data.slice(new boolean[] {false, false, true, false}).slice(0, 1).column("n").fetch());
        assertEquals(0, data.slice(2, 2).size());
        assertThrows(IllegalArgumentException.class, () -> data.slice(1, 5));
        assertThrows(IllegalArgumentException.class, () -> data.slice(new boolean[3]));
        assertThrows(IndexOutOfBoundsException.class, () -> data.slice(new int[] {4}));
        var e = assertThrows(IllegalArgumentException.class, () -> data.column("y"));
        assertEquals("TabularDataset: expected one of the columns [x, word, n], but found y", e.getMessage());
    }

    @Test void rowsAreLaidBelowEachOther() {
        var both = data.slice(0, 2).concat(data.slice(3, 4), data.slice(1, 1), data.slice(2, 3));
        assertEquals(4, both.size());
        assertEquals(List.of("a", "b", "d", "c"), both.fetch().get(1));
        assertInstanceOf(NDArray.class, both.fetch().get(0));
        assertEquals(Tuple.of(Columns.row(x, 2), "c", 7), both.get(3));
        assertEquals(List.of(7, 5, 8, 7), both.slice(new int[] {3, 0, 2, 3}).column("n").fetch());
        assertThrows(IllegalArgumentException.class, () -> data.concat(data.slice(0, 1, "x")));
    }

    @Test void columnsAreSetBesideEachOther() {
        var other = TabularDataset.fromData(4, "square", i -> i * i);
        var joined = data.join(other, TabularDataset.fromData(words));
        assertEquals(5, joined.keys().size());
        assertEquals(Tuple.of(Columns.row(x, 3), "d", 8, 9, "d"), joined.get(3));
        assertEquals(Tuple.of(4, "c"), joined.slice(2, 3, "square", "word").get(0));
        assertThrows(IllegalArgumentException.class, () -> data.join(data));
        assertThrows(IllegalArgumentException.class, () -> data.join(other.slice(0, 3)));
        var unnamed = TabularDataset.fromData(x, words);
        assertEquals(4, unnamed.join(TabularDataset.fromData(x, words)).keys().size());
    }

    @Test void onlyWhatIsAskedForIsComputed() {
        var made = new ArrayList<Integer>();
        TabularDataset<Tuple> lazy = TabularDataset.fromData(100, List.of("i", "text"), i -> {
            made.add(i);
            return Tuple.of(i, "no " + i);
        });
        var joined = data.join(lazy.slice(10, 14));
        joined.column("n").fetch();
        assertEquals(List.of(), made);
        assertEquals("no 12", joined.column("text").get(2));
        assertEquals(List.of(12), made);
        TabularDataset<Tuple> wrong = TabularDataset.fromData(1, List.of("i", "text"), i -> Tuple.of(i));
        assertThrows(IllegalArgumentException.class, wrong::fetch);
    }

    @Test void examplesAndColumnsAreTransformed() {
        var two = data.transform(List.of("sum", "loud"),
                e -> Tuple.of(e.array(0).sum(), ((String) e.get(1)).toUpperCase(Locale.ROOT)));
        assertEquals(Tuple.of(x.get(1).sum(), "B"), two.get(1));
        assertEquals(List.of("A", "B", "C", "D"), two.column("loud").fetch());
        TabularDataset<Integer> one = data.asdict().transform("double", e -> 2 * (Integer) e.get("n"));
        assertEquals(List.of(10, 12, 14, 16), one.fetch());
        TabularDataset<NDArray> atOnce = data.transformBatch("half", c -> c.array(0).mul(0.5));
        assertEquals(x.mul(0.5), atOnce.fetch());
        assertEquals(x.mul(0.5).get(2), atOnce.get(2));
        var pair = data.transformBatch(List.of("a", "b"), c -> Tuple.of(c.get(2), c.array(0).sum(1)));
        assertEquals(Tuple.of(6, x.sum(1).get(1)), pair.get(1));

        var e = assertThrows(IllegalArgumentException.class,
                () -> data.transformBatch("half", c -> List.of(1)).fetch());
        assertEquals("TabularDataset: expected transformBatch to return 1 column(s) of 4 row(s), but found columns of"
                + " [1]", e.getMessage());
        var bad = data.transform("fails", _ -> {
            throw new IllegalStateException("no");
        });
        assertTrue(assertThrows(DatasetException.class, () -> bad.slice(2, 3).get(0)).getMessage().contains("2"));
        assertThrows(IllegalArgumentException.class, () -> data.transform(List.of("a", "a2"), _ -> Tuple.of(1)).get(0));
    }

    @Test void iteratorsMakeArraysByTheConverter() {
        var numbers = data.slice(0, 4, "x", "n");
        var batch = new SerialIterator(numbers, 3, o -> o.shuffle(false)).next();
        assertEquals(x.get(0), batch.array(0).get(0));
        assertEquals(List.of(5, 6, 7), Arrays.stream(batch.array(1).toIntArray()).boxed().toList());
        assertEquals(Tuple.of(Columns.row(x, 1), 6), batch.examples().get(1));
        assertEquals(List.of(6), Arrays.stream(batch.part(1, 2).array(1).toIntArray()).boxed().toList());

        var negated = numbers.withConverter(c -> numbers.convert(c).stream().map(NDArray::neg).toList());
        for (int threads = 1; threads <= 3; threads++) {
            int n = threads;
            try (var iterator = new MultithreadIterator(negated, 4, o -> o.shuffle(false).nThreads(n))) {
                assertEquals(x.neg(), iterator.next().array(0));
            }
        }
        assertEquals(x.neg(), negated.convert(negated.fetch()).get(0));
        var text = data.slice(0, 2, "word").batch(new int[] {1});
        assertEquals(List.of(Tuple.of("b")), text.examples());
        assertThrows(IllegalArgumentException.class, text::arrays);
    }

    @Test void aDelegateDoesOneThingOtherwise() {
        var shifted = new DelegateDataset<>(data) {
            @Override public List<String> keys() {
                return dataset().keys().stream().map(k -> "my " + k).toList();
            }
        };
        assertEquals(data.get(2), shifted.get(2));
        assertEquals("c", shifted.column("my word").get(2));
        assertEquals("b", shifted.asdict().get(1).get("my word"));
    }

    @Test void whatIsNoTableIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TabularDataset.fromData(x, List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> TabularDataset.fromData("text"));
        assertThrows(IllegalArgumentException.class,
                () -> TabularDataset.fromData(Map.entry("a", words), Map.entry("a", words)));
    }
}
