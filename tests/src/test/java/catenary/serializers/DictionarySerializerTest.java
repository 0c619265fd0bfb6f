package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.links.Linear;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictionarySerializerTest {

    /// As when the best state so far is kept in memory and gone back to.
    @Test void aStateIsGoodForAnyNumberOfLoads() {
        Map<String, Entry> state =
                Map.of("W", new Entry.Array(Create.of(Devices.cpu(), Shape.of(1, 2), new float[] {1, 2})),
                        "b", new Entry.Array(Create.of(Devices.cpu(), Shape.of(1), new float[] {3})));
        String before = state.get("W").toString() + state.get("b");
        var lazy = new Linear(1);
        for (int i = 0; i < 2; i++) {
            DictionarySerializer.load(state, lazy, o -> o);
            lazy.params().forEach(p -> p.array().fill(7));
            assertEquals(before, state.get("W").toString() + state.get("b"));
        }
    }
}
