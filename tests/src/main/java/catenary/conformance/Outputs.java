package catenary.conformance;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import com.google.gson.JsonElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/// What a call returned, or what a manifest says it should, as one flat list without what is absent.
final class Outputs {

    private Outputs() {}

    /// The variables in a variable, an array, a list, a Java array or a record, however nested.
    static List<Variable> flatten(Object value) {
        List<Variable> out = new ArrayList<>();
        collect(value, out);
        return out;
    }

    private static void collect(Object value, List<Variable> out) {
        switch (value) {
            case null -> {
            }
            case Variable v -> out.add(v);
            case NDArray a -> out.add(Variable.constant(a));
            case Iterable<?> items -> items.forEach(item -> collect(item, out));
            case Object[] items -> List.of(items).forEach(item -> collect(item, out));
            case Record r -> {
                for (RecordComponent c : r.getClass().getRecordComponents()) {
                    collect(Binder.read(r, c.getName()), out);
                }
            }
            default -> throw new Unsupported("a result of type " + value.getClass().getSimpleName());
        }
    }

    static List<String> keys(JsonElement nested) {
        if (nested == null || nested.isJsonNull()) {
            return List.of();
        }
        return nested.isJsonArray()
                ? nested.getAsJsonArray().asList().stream().flatMap(e -> keys(e).stream()).toList()
                : List.of(nested.getAsString());
    }
}
