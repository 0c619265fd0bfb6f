package catenary.serializers;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The writer: collects an object's state in a flat map, from which any file format is written.
///
/// ```java
/// Map<String, Entry> state = DictionarySerializer.copies(trainer);   // now
/// Npz.saveEntries(path, state);                                      // later, elsewhere
/// ```
public final class DictionarySerializer implements Serializer {

    private final Map<String, Entry> entries;
    private final String path;
    private final boolean copy;

    private DictionarySerializer(Map<String, Entry> entries, String path, boolean copy) {
        this.entries = entries;
        this.path = path;
        this.copy = copy;
    }

    /// The state of `object` with its arrays themselves: good until the object changes.
    public static Map<String, Entry> entries(Saveable object) {
        return collect(object, false);
    }

    /// The state of `object` with copies of its arrays on the CPU: good for ever.
    public static Map<String, Entry> copies(Saveable object) {
        return collect(object, true);
    }

    private static Map<String, Entry> collect(Saveable object, boolean copy) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        object.serialize(new DictionarySerializer(entries, "", copy));
        return entries;
    }

    /// Gives `object` the state in `entries`.
    ///
    /// @throws BadFileException if it doesn't fit; `object` is then as before
    public static LoadReport load(Map<String, Entry> entries, Saveable object, UnaryOperator<LoadOptions> options) {
        return new Load(EntrySource.of("entries", entries), options.apply(LoadOptions.DEFAULT)).into(object);
    }

    @Override public boolean isWriter() {
        return true;
    }

    @Override public Serializer child(String key) {
        return new DictionarySerializer(entries, path + stripped(key) + "/", copy);
    }

    @Override public boolean has(String key) {
        return true;
    }

    @Override public int value(String key, int value) {
        put(key, Create.of(Devices.cpu(), Shape.SCALAR, new long[] {value}));
        return value;
    }

    @Override public long value(String key, long value) {
        put(key, Create.of(Devices.cpu(), Shape.SCALAR, new long[] {value}));
        return value;
    }

    @Override public double value(String key, double value) {
        put(key, Create.of(Devices.cpu(), DType.FLOAT64, Shape.SCALAR, new double[] {value}));
        return value;
    }

    @Override public boolean value(String key, boolean value) {
        put(key, Create.from(Devices.cpu(), DType.BOOL, value));
        return value;
    }

    @Override public String value(String key, String value) {
        put(key, value == null ? new Entry.None() : new Entry.Text(value));
        return value;
    }

    @Override public int[] value(String key, int[] value) {
        put(key, Create.of(Devices.cpu(), Shape.of(value.length), value).astype(DType.INT64));
        return value;
    }

    @Override public long[] value(String key, long[] value) {
        put(key, Create.of(Devices.cpu(), Shape.of(value.length), value));
        return value;
    }

    @Override public Double nullable(String key, Double value) {
        if (value == null) {
            put(key, new Entry.None());
        } else {
            value(key, value.doubleValue());
        }
        return value;
    }

    @Override public NDArray array(String key, NDArray array) {
        put(key, !copy ? array : array.device() == Devices.cpu() ? array.copy() : array.to(Devices.cpu()));
        return array;
    }

    @Override public NDArray absent(String key, DType dtype, Device device) {
        put(key, new Entry.None());
        return null;
    }

    private void put(String key, NDArray array) {
        put(key, new Entry.Array(array));
    }

    private void put(String key, Entry entry) {
        String full = path + stripped(key);
        if (entries.put(full, entry) != null) {
            throw new IllegalStateException("serializer: " + full + " is written twice");
        }
    }

    /// `key` without slashes at its ends.
    static String stripped(String key) {
        int start = 0;
        int end = key.length();
        while (start < end && key.charAt(start) == '/') {
            start++;
        }
        while (end > start && key.charAt(end - 1) == '/') {
            end--;
        }
        return key.substring(start, end);
    }
}
