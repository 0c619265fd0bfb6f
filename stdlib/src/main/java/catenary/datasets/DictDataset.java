package catenary.datasets;

import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named columns of equal length side by side; example `i` maps each name to what stands in row `i`.
///
/// A column is an array (its rows are along the first axis), a [Dataset] or a list. Batches have one array per column, in
/// the order of the columns.
///
/// ```java
/// var data = DictDataset.of("x", xs, "t", ts);
/// data.get(0).get("t")
/// ```
public final class DictDataset implements Dataset<Map<String, Object>> {

    private static final String NAME = "DictDataset";

    private final List<String> keys;
    private final Columns columns;

    /// @param columns by name; their order is that of the map
    /// @throws IllegalArgumentException if there is no column, or their lengths differ
    public DictDataset(Map<String, ?> columns) {
        this.keys = List.copyOf(columns.keySet());
        this.columns = new Columns(NAME, new ArrayList<>(columns.values()));
    }

    /// From names and columns in turn.
    public static DictDataset of(Object... namesAndColumns) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndColumns.length; i += 2) {
            if (i + 1 == namesAndColumns.length || !(namesAndColumns[i] instanceof String name)
                    || columns.put(name, namesAndColumns[i + 1]) != null) {
                throw new IllegalArgumentException(
                        NAME + ": expected names and columns in turn, each name once, but found "
                                + namesAndColumns[i] + " at position " + i);
            }
        }
        return new DictDataset(columns);
    }

    public List<String> keys() {
        return keys;
    }

    @Override public int size() {
        return columns.size();
    }

    @Override public Map<String, Object> get(int i) {
        return example(columns.row(NAME, i));
    }

    private Map<String, Object> example(List<Object> row) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (int k = 0; k < keys.size(); k++) {
            example.put(keys.get(k), row.get(k));
        }
        return Collections.unmodifiableMap(example);
    }

    @Override public Batch batch(int[] indices) {
        return columns.areArrays() ? columns.gather(NAME, indices, keys) : Dataset.super.batch(indices);
    }

    @Override public Batch batch(int[] indices, long at) {
        return columns.areArrays() ? batch(indices)
                : new ExampleBatch(columns.rows(NAME, indices, at).stream().map(this::example).toList());
    }

    @Override public void serialize(Serializer s) {
        columns.serialize(s);
    }
}
