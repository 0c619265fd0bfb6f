package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A batch whose columns are there; its examples are views of their rows: tuples, or maps where the columns have names.
///
/// @param keys names of the columns; null if they have none
record ColumnBatch(List<NDArray> arrays, List<String> keys) implements Batch {

    @Override public int size() {
        return arrays.getFirst().length();
    }

    @Override public List<?> examples() {
        return IntStream.range(0, size()).mapToObj(this::example).toList();
    }

    private Object example(int i) {
        if (keys == null) {
            return new Tuple(arrays.stream().<Object>map(a -> Columns.row(a, i)).toList());
        }
        Map<String, Object> example = new LinkedHashMap<>();
        for (int k = 0; k < keys.size(); k++) {
            example.put(keys.get(k), Columns.row(arrays.get(k), i));
        }
        return Collections.unmodifiableMap(example);
    }

    @Override public List<NDArray> arrays(Device device) {
        return arrays.stream().map(a -> a.to(device)).toList();
    }

    @Override public Batch part(int first, int step) {
        return new ColumnBatch(arrays.stream().map(a -> rows(a, first, step)).toList(), keys);
    }

    /// A view of every `step`-th row.
    private static NDArray rows(NDArray a, int first, int step) {
        int[] lengths = a.shape().toArray();
        int[] strides = a.strides();
        int offset = first < lengths[0] ? a.offset() + first * strides[0] : a.offset();
        lengths[0] = Math.max(0, (lengths[0] - first + step - 1) / step);
        strides[0] *= step;
        return a.view(Shape.of(lengths), offset, strides);
    }

    /// The rows of several such batches, below each other.
    static ColumnBatch join(List<ColumnBatch> batches) {
        ColumnBatch first = batches.getFirst();
        return new ColumnBatch(IntStream.range(0, first.arrays.size())
                .mapToObj(slot -> NDArray.concat(0, batches.stream().map(b -> b.arrays.get(slot)).toList())).toList(),
                first.keys);
    }
}
