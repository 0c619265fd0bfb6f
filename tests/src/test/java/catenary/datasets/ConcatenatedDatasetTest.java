package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConcatenatedDatasetTest {

    private record Numbers(int from, int size) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            return from + i;
        }
    }

    @Test void oneComesAfterTheOther() {
        var data = new ConcatenatedDataset<Number>(new Numbers(0, 2), new Numbers(10, 0), new Numbers(20, 3));
        assertEquals(5, data.size());
        assertEquals("[0, 1, 20, 21, 22]", data.batch(new int[] {0, 1, 2, 3, 4}).examples().toString());
        assertEquals("Numbers + Numbers + Numbers", data.name());
        assertEquals("ConcatenatedDataset: expected 0 <= index < 5, but found 5",
                assertThrows(IndexOutOfBoundsException.class, () -> data.get(5)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(-1));
        assertEquals(0, new ConcatenatedDataset<Integer>().size());
    }
}
