package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TupleDatasetTest {

    private final NDArray x = Create.from(Devices.cpu(), null, new float[][] {{1, 2}, {3, 4}, {5, 6}});
    private final NDArray t = Create.from(Devices.cpu(), null, new int[] {7, 8, 9});

    @Test void anExampleIsATupleOfRows() {
        var data = new TupleDataset(x, t);
        assertEquals(3, data.size());
        assertEquals("(array([3., 4.]), array(8))", data.get(1).toString());
        assertEquals("array([3., 4.])", data.get(1).array(0).toString());
    }

    @Test void aBatchOfArraysEqualsItsExamplesStacked() {
        var fast = new TupleDataset(x, t).batch(new int[] {2, 0, 2});
        var slow = new ExampleBatch(fast.examples());
        assertEquals(List.of("[5.0, 6.0, 1.0, 2.0, 5.0, 6.0]", "[9, 7, 9]"),
                List.of(Arrays.toString(fast.array(0).toFloatArray()),
                        Arrays.toString(fast.array(1).toIntArray())));
        assertEquals(slow.arrays(), fast.arrays());
        assertEquals(3, fast.size());
    }

    @Test void rowsOfViewsAreRight() {
        var data = new TupleDataset(x.transpose());
        assertEquals("(array([2., 4., 6.]))", data.get(1).toString());
        assertEquals("array([[2., 4., 6.]])", data.batch(new int[] {1}).array(0).toString());
    }

    @Test void columnsMayBeListsAndDataSets() {
        var data = new TupleDataset(List.of("a", "b", "c"), new TupleDataset(t), x);
        assertEquals("(b, (array(8)), array([3., 4.]))", data.get(1).toString());
        assertEquals("tuple: expected an array in slot 0, but found String",
                assertThrows(IllegalStateException.class, () -> data.get(1).array(0)).getMessage());
    }

    @Test void columnsOfOtherLengthsAreRefused() {
        assertEquals("TupleDataset: expected columns of one length, but found [3, 2]",
                assertThrows(IllegalArgumentException.class, () -> new TupleDataset(x, List.of(1, 2))).getMessage());
        assertThrows(IllegalArgumentException.class, TupleDataset::new);
        assertThrows(IllegalArgumentException.class, () -> new TupleDataset("abc"));
    }

    @Test void indicesBeyondTheEndAreNamed() {
        var data = new TupleDataset(x, t).named("points");
        assertEquals("points: expected 0 <= index < 3, but found 3",
                assertThrows(IndexOutOfBoundsException.class, () -> data.batch(new int[] {0, 3})).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(-1));
    }

    @Test void anExampleThatFailsIsNamed() {
        class Broken implements Dataset<Integer> {
            @Override public int size() {
                return 3;
            }

            @Override public Integer get(int i) {
                return 6 / (1 - i);
            }
        }
        var e = assertThrows(DatasetException.class, () -> new Broken().batch(new int[] {0, 1}));
        assertEquals("dataset: example 1 of Broken failed: java.lang.ArithmeticException: / by zero", e.getMessage());
        assertEquals(ArithmeticException.class, e.getCause().getClass());
    }
}
