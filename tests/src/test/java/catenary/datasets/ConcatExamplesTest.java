package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcatExamplesTest {

    record Point(double x, int label) {}

    private static String concat(Object... examples) {
        return ConcatExamples.concatExamples(List.of(examples), Devices.cpu()).toString();
    }

    private static NDArray array(float... values) {
        return Create.from(Devices.cpu(), null, values);
    }

    @Test void everySlotBecomesAnArray() {
        assertEquals("[array([0.5, 1.5]), array([1, 2])]", concat(new Point(0.5, 1), new Point(1.5, 2)));
        assertEquals("[array([0.5, 1.5]), array([1, 2])]", concat(Tuple.of(0.5, 1), Tuple.of(1.5, 2)));
        assertEquals("[array([0.5, 1.5]), array([1, 2])]", concat(List.of(0.5, 1), List.of(1.5, 2)));
        assertEquals("[array([[1., 2.],\n       [3., 4.]])]", concat(array(1, 2), array(3, 4)));
        assertEquals("[array([[1., 2.],\n       [3., 4.]])]", concat(new float[] {1, 2}, new float[] {3, 4}));
        assertEquals("[array([[1., 2.],\n       [3., 4.]])]", concat(array(1, 2), new double[] {3, 4}));
    }

    @Test void numbersTakeTheDefaultsHere() {
        assertEquals("[array([0.1, 0.2])]", concat(0.1, 0.2));
        assertEquals("[array([1, 2])]", concat(1, 2));
        assertEquals("[array([1, 2], dtype=int64)]", concat(1L, 2L));
        assertEquals("[array([ True, False])]", concat(true, false));
    }

    @Test void differentShapesAreListedWithTheirExamples() {
        assertEquals("concatExamples: slot 0: expected examples of one shape, but found (2,) in 0, 2, (1,) in 1"
                + "\n  hint: Converter.padded(0) fills up the shorter ones",
                assertThrows(IllegalArgumentException.class, () -> concat(array(1, 2), array(3), array(4, 5)))
                        .getMessage());
    }

    @Test void whatCannotBeStackedIsNamed() {
        assertEquals("concatExamples: expected at least one example",
                assertThrows(IllegalArgumentException.class, ConcatExamplesTest::concat).getMessage());
        assertEquals("concatExamples: expected examples of 2 slots, as example 0 has, but example 1 has 1",
                assertThrows(IllegalArgumentException.class, () -> concat(Tuple.of(1, 2), Tuple.of(1))).getMessage());
        assertEquals("concatExamples: slot 0: expected one dtype, but example 0 has float32 and example 1 has int32",
                assertThrows(IllegalArgumentException.class, () -> concat(array(1), new int[] {1})).getMessage());
    }

    @Test void shorterExamplesAreFilledUp() {
        Batch batch = new ExampleBatch(List.of(Tuple.of(array(1, 2), 1), Tuple.of(array(3), 2)));
        List<NDArray> arrays = Converter.padded(-1).convert(batch, Devices.cpu());
        assertEquals("[array([[ 1.,  2.],\n       [ 3., -1.]]), array([1, 2])]", arrays.toString());
        assertEquals("[array([[[1., 0.],\n        [2., 0.]],\n\n       [[3., 4.],\n        [0., 0.]]])]",
                ConcatExamples.padded(List.of(new float[][] {{1}, {2}}, new float[][] {{3, 4}}), 0, Devices.cpu())
                        .toString());
        assertThrows(IllegalArgumentException.class,
                () -> ConcatExamples.padded(List.of(array(1), new float[][] {{1}}), 0, Devices.cpu()));
    }

    @Test void eachSlotMayHaveAPaddingOfItsOwn() {
        var batch = new ExampleBatch(List.of(Tuple.of(new int[] {1}, new float[] {2}),
                Tuple.of(new int[] {3, 4}, new float[] {5, 6})));
        var arrays = Converter.padded(-1, 0.5).convert(batch, Devices.cpu());
        assertEquals("[array([[ 1, -1],\n       [ 3,  4]]), array([[2. , 0.5],\n       [5. , 6. ]])]",
                arrays.toString());
        assertThrows(IllegalArgumentException.class,
                () -> Converter.padded(1, 2, 3).convert(batch, Devices.cpu()));
    }
}
