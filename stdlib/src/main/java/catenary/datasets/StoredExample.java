package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.serializers.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An example as entries. The first letter of a key says what the example is: `t` a tuple, `d` a map, `o` one value; the
/// second what a value is: `a` an array or a text, `n` a Java number or truth value; the rest is its name.
final class StoredExample {

    private StoredExample() {}

    static Map<String, Entry> entries(Object example) {
        Map<String, Entry> out = new LinkedHashMap<>();
        switch (example) {
            case Tuple(List<Object> values) -> {
                for (int i = 0; i < values.size(); i++) {
                    put(out, 't', String.valueOf(i), values.get(i));
                }
            }
            case Map<?, ?> map -> map.forEach((key, value) -> put(out, 'd', String.valueOf(key), value));
            default -> put(out, 'o', "", example);
        }
        return out;
    }

    private static void put(Map<String, Entry> out, char container, String name, Object value) {
        NDArray number = switch (value) {
            case Integer i -> Create.of(Devices.cpu(), Shape.SCALAR, new int[] {i});
            case Long l -> Create.of(Devices.cpu(), Shape.SCALAR, new long[] {l});
            case Float f -> Create.of(Devices.cpu(), Shape.SCALAR, new float[] {f});
            case Double d -> Create.of(Devices.cpu(), DType.FLOAT64, Shape.SCALAR, new double[] {d});
            case Boolean b -> Create.full(Devices.cpu(), DType.BOOL, Shape.SCALAR, b ? 1 : 0);
            default -> null;
        };
        Entry entry = number != null ? new Entry.Array(number) : switch (value) {
            case NDArray a -> new Entry.Array(a);
            case String s -> new Entry.Text(s);
            default -> throw new IllegalArgumentException(
                    "PickleDatasetWriter: expected arrays, numbers, truth values and texts, but found a "
                            + value.getClass().getSimpleName());
        };
        out.put("" + container + (number == null ? 'a' : 'n') + name, entry);
    }

    /// What [#entries] was given.
    ///
    /// @throws IllegalArgumentException if the entries are no example
    static Object of(Map<String, Entry> entries) {
        Map<String, Object> values = new LinkedHashMap<>();
        char container = 't'; // an empty tuple has no entries
        for (var e : entries.entrySet()) {
            String key = e.getKey();
            if (key.length() < 2 || "tdo".indexOf(key.charAt(0)) < 0
                    || !values.isEmpty() && (container != key.charAt(0) || container == 'o')) {
                throw new IllegalArgumentException("PickleDataset: expected an example, but found the key " + key);
            }
            container = key.charAt(0);
            values.put(key.substring(2), value(e.getValue(), key.charAt(1) == 'n'));
        }
        return switch (container) {
            case 't' -> new Tuple(List.copyOf(values.values()));
            case 'd' -> Collections.unmodifiableMap(values);
            default -> values.values().iterator().next();
        };
    }

    private static Object value(Entry entry, boolean isNumber) {
        return switch (entry) {
            case Entry.Array(NDArray a) when isNumber && a.size() == 1 -> switch (a.dtype()) {
                case INT32 -> a.toIntArray()[0];
                case INT64 -> a.toLongArray()[0];
                case FLOAT32 -> a.toFloatArray()[0];
                case BOOL -> a.item() != 0;
                default -> a.item();
            };
            case Entry.Array(NDArray a) -> a;
            case Entry.Text(String text) -> text;
            case Entry.None() -> throw new IllegalArgumentException("PickleDataset: expected a value, but found none");
        };
    }
}
