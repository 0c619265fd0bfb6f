package catenary.multinode;

import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.serializers.Saveable;
import catenary.array.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/// What would be in a file, between ranks.
final class States {

    private States() {}

    /// Gives all ranks the state that `object` has at the root.
    static void share(Saveable object, Communicator comm, int root) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (comm.rank() == root) {
            DictionarySerializer.entries(object).forEach((key, entry) -> said.put(key, switch (entry) {
                case Entry.Array(var a) -> a;
                case Entry.Text(var text) -> text;
                case Entry.None() -> null;
            }));
        }
        Map<?, ?> given = (Map<?, ?>) comm.bcastObj(said, root);
        if (comm.rank() != root) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            given.forEach((key, value) -> entries.put((String) key, switch (value) {
                case null -> new Entry.None();
                case String text -> new Entry.Text(text);
                default -> new Entry.Array((NDArray) value);
            }));
            DictionarySerializer.load(entries, object, o -> o);
        }
    }
}
