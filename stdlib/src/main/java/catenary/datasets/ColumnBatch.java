package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// A batch whose columns are there; its examples are views of their rows.
record ColumnBatch(List<NDArray> arrays) implements Batch {

    @Override public int size() {
        return arrays.getFirst().length();
    }

    @Override public List<Tuple> examples() {
        return IntStream.range(0, size())
                .mapToObj(i -> new Tuple(arrays.stream().<Object>map(a -> Columns.row(a, i)).toList())).toList();
    }

    @Override public List<NDArray> arrays(Device device) {
        return arrays.stream().map(a -> a.to(device)).toList();
    }

    @Override public Batch part(int first, int step) {
        return new ColumnBatch(arrays.stream().map(a -> rows(a, first, step)).toList());
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
    static ColumnBatch join(List<List<NDArray>> batches) {
        return new ColumnBatch(IntStream.range(0, batches.getFirst().size())
                .mapToObj(slot -> NDArray.concat(0, batches.stream().map(b -> b.get(slot)).toList())).toList());
    }
}
