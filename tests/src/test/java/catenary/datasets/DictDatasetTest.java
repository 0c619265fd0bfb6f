package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictDatasetTest {

    private final NDArray x = Create.from(Devices.cpu(), null, new float[][] {{1, 2}, {3, 4}, {5, 6}});

    @Test void anExampleMapsNamesToRows() {
        var data = DictDataset.of("x", x, "word", List.of("a", "b", "c"));
        assertEquals(3, data.size());
        assertEquals("{x=array([3., 4.]), word=b}", data.get(1).toString());
        assertEquals(List.of("x", "word"), data.keys());
    }

    /// Whether its columns are arrays, gathered at once, or not.
    @Test void theExamplesOfABatchHaveNames() {
        for (Object t : new Object[] {Create.from(Devices.cpu(), null, new int[] {7, 8, 9}), List.of(7, 8, 9)}) {
            Batch batch = DictDataset.of("x", x, "t", t).batch(new int[] {2, 0}, 4);
            var example = (Map<?, ?>) batch.examples().getFirst();
            assertEquals(x.get(2), example.get("x"));
            assertEquals("[x, t]", example.keySet().toString());
            assertEquals(example.toString(), ((Map<?, ?>) batch.part(0, 2).examples().getFirst()).toString());
            assertEquals(example.toString(),
                    ((Map<?, ?>) Batch.join(List.of(batch, batch)).examples().get(2)).toString());
        }
    }

    @Test void aBatchHasOneArrayPerColumnInTheirOrder() {
        var fast = DictDataset.of("z", x, "a", Create.from(Devices.cpu(), null, new int[] {7, 8, 9}));
        var slow = DictDataset.of("z", x, "a", List.of(7, 8, 9));
        for (DictDataset data : List.of(fast, slow)) {
            assertEquals("[array([[5., 6.],\n       [1., 2.]]), array([9, 7])]",
                    data.batch(new int[] {2, 0}).arrays().toString());
        }
    }

    @Test void examplesWithOtherKeysAreNotStacked() {
        assertEquals("concatExamples: expected examples with the keys [a], as example 0 has, but example 1 is {b=2}",
                assertThrows(IllegalArgumentException.class, () -> ConcatExamples
                        .concatExamples(List.of(Map.of("a", 1), Map.of("b", 2)), Devices.cpu())).getMessage());
    }

    @Test void wrongColumnsAreNamed() {
        assertEquals("DictDataset: expected columns of one length, but found [3, 1]",
                assertThrows(IllegalArgumentException.class, () -> DictDataset.of("x", x, "t", List.of(1)))
                        .getMessage());
        assertEquals("DictDataset: expected names and columns in turn, each name once, but found x at position 2",
                assertThrows(IllegalArgumentException.class, () -> DictDataset.of("x", x, "x", x)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> DictDataset.of("x"));
        assertThrows(IllegalArgumentException.class, DictDataset::of);
    }
}
