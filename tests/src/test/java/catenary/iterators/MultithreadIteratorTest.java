package catenary.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.datasets.TupleDataset;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MultithreadIteratorTest {

    private static MultithreadIterator over(int n, UnaryOperator<MultithreadIterator.Options> options) {
        return new MultithreadIterator(new TupleDataset(Create.of(Devices.cpu(), Shape.of(n), new int[n])), 2, options);
    }

    @Test void keysAreChainers() {
        Map<String, String> types = new LinkedHashMap<>();
        DictionarySerializer.entries(over(5, o -> o)).forEach((k, e) -> types.put(k, e.type().toString()));
        assertEquals("{current_position=int64 (), epoch=int64 (), is_new_epoch=bool (), _order=int64 (5,), "
                + "previous_epoch_detail=float64 (), _order_generator=int64 (2,)}", types.toString());
        var inOrder = over(5, o -> o.shuffle(false));
        Map<String, Entry> entries = DictionarySerializer.copies(inOrder);
        assertEquals("[current_position, epoch, is_new_epoch, _order, previous_epoch_detail]",
                entries.keySet().toString());
        assertTrue(DictionarySerializer.load(entries, inOrder, o -> o).isExact());
    }

    @Test void wrongArgumentsAreNamed() {
        assertEquals("MultithreadIterator: expected nThreads > 0, but found 0",
                assertThrows(IllegalArgumentException.class, () -> over(3, o -> o.nThreads(0))).getMessage());
        assertEquals("MultithreadIterator: expected shuffle or orderSampler, but found both",
                assertThrows(IllegalArgumentException.class,
                        () -> over(3, o -> o.shuffle(true).orderSampler((order, _) -> order))).getMessage());
        assertEquals("MultithreadIterator: the data set is empty",
                assertThrows(IllegalStateException.class, () -> over(0, o -> o).next()).getMessage());
    }
}
