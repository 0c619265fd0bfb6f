package catenary.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.reporting.DictSummary.Weighted;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DictSummaryTest {

    private final DictSummary summary = new DictSummary();

    private static NDArray full(double value, int... shape) {
        return Create.full(Devices.cpu(), DType.FLOAT32, Shape.of(shape), value);
    }

    @Test void singleNumbersOfEveryKindCount() {
        summary.add(Map.of("a", 1, "b", full(2)));
        summary.add(
                Map.of("a", true, "b", new Variable(full(4)), "text", "no", "vector", full(1, 2), "one", full(1, 1)));
        assertEquals(Map.of("a", 1.0, "b", 3.0), summary.computeMean());
        assertEquals(Map.of("a", 1.0, "a.std", 0.0, "b", 3.0, "b.std", 1.0), summary.makeStatistics());
    }

    @Test void weightsCount() {
        summary.add(Map.of("a", new Weighted(1, 3)));
        summary.add(Map.of("a", new Weighted(full(5), full(1))));
        assertEquals(2.0, summary.computeMean().get("a"));
        assertThrows(IllegalArgumentException.class, () -> summary.add(Map.of("a", new Weighted(1, full(1, 2)))));
    }

    @Test void isSavedAsChainerSavesIt() {
        summary.add(Map.of("main/loss", 1.5));
        summary.add(Map.of("main/loss", 2.5));
        var state = DictionarySerializer.copies(summary);
        assertEquals(Set.of("_names", "_summaries/0/_x", "_summaries/0/_x2", "_summaries/0/_n"), state.keySet());
        assertEquals(new Entry.Text("[\"main/loss\"]"), state.get("_names"));
        assertEquals(DType.INT64, ((Entry.Array) state.get("_summaries/0/_n")).array().dtype());

        var loaded = new DictSummary();
        loaded.add(Map.of("old", 1));
        DictionarySerializer.load(state, loaded, o -> o);
        assertEquals(summary.makeStatistics(), loaded.makeStatistics());
    }

    @Test void whatTheFileLacksIsNoError() {
        assertTrue(DictionarySerializer.load(Map.of(), summary, o -> o).missing().isEmpty());
        assertEquals(Map.of(), summary.computeMean());
    }

    @Test void namesAreJsonInPythonsLayout() {
        summary.add(Map.of("a/é", 1));
        var state = DictionarySerializer.entries(summary);
        assertEquals(new Entry.Text("[\"a/\\u00e9\"]"), state.get("_names"));
        for (String wrong : List.of("[1]", "{}", "[\"a\"", "1")) {
            assertThrows(BadFileException.class,
                    () -> DictionarySerializer.load(Map.of("_names", new Entry.Text(wrong)), summary, o -> o), wrong);
        }
    }
}
