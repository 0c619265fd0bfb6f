package catenary.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.datasets.Dataset;
import catenary.serializers.DictionarySerializer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultiprocessIteratorTest {

    private record Slow(int size) implements Dataset<Integer> {
        @Override public Integer get(int i) {
            try {
                Thread.sleep(120);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return i;
        }
    }

    @Test void aBatchThatIsLateIsSpokenOf() {
        var err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try (var it = new MultiprocessIterator(new Slow(1), 1, o -> o.nProcesses(1).datasetTimeout(0.05))) {
            it.next();
        } finally {
            System.setErr(before);
        }
        assertTrue(err.toString(StandardCharsets.UTF_8)
                .startsWith("MultiprocessIterator: a batch of Slow has not come for 0.05 s\n"), err.toString());
    }

    /// Chainer's own cannot be saved at all without an order.
    @Test void theDataSetsOwnOrderIsNotSaved() {
        assertEquals("[current_position, epoch, is_new_epoch, previous_epoch_detail]", DictionarySerializer
                .entries(new MultiprocessIterator(new Slow(3), 1, o -> o.shuffle(false))).keySet().toString());
    }

    @Test void wrongArgumentsAreNamed() {
        assertEquals("MultiprocessIterator: expected nPrefetch > 0, but found -1",
                assertThrows(IllegalArgumentException.class,
                        () -> new MultiprocessIterator(new Slow(3), 1, o -> o.nPrefetch(-1))).getMessage());
        assertEquals("MultiprocessIterator: expected batchSize >= 1, but found 0",
                assertThrows(IllegalArgumentException.class, () -> new MultiprocessIterator(new Slow(3), 0))
                        .getMessage());
    }
}
