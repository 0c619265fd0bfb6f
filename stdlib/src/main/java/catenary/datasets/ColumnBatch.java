package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/// A batch whose columns are there; its examples are views of their rows.
record ColumnBatch(List<NDArray> arrays) implements Batch {

    @Override public int size() {
        return arrays.getFirst().length();
    }

    @Override public List<Tuple> examples() {
        return IntStream.range(0, size())
                .mapToObj(i -> new Tuple(arrays.stream().<Object>map(a -> TupleDataset.row(a, i)).toList())).toList();
    }

    @Override public List<NDArray> arrays(Device device) {
        return arrays.stream().map(a -> a.to(device)).toList();
    }
}
