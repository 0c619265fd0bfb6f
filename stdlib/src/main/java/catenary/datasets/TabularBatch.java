package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of a tabular data set, whose converter makes arrays of them.
record TabularBatch<E>(TabularDataset<E> dataset, List<Object> columns, int size) implements Batch {

    @Override public List<E> examples() {
        return IntStream.range(0, size).mapToObj(i -> Table.combined(dataset,
                columns.stream().map(c -> Columns.element(c, i)).toList())).toList();
    }

    @Override public List<NDArray> arrays() {
        return dataset.convert(Table.combined(dataset, columns));
    }

    @Override public List<NDArray> arrays(Device device) {
        return arrays().stream().map(a -> a.to(device)).toList();
    }

    @Override public Batch part(int first, int step) {
        int[] rows = IntStream.iterate(first, i -> i < size, i -> i + step).toArray();
        return new TabularBatch<>(dataset, columns.stream().map(c -> Columns.rows(c, rows)).toList(), rows.length);
    }

    /// The rows of several batches of one data set, below each other.
    TabularBatch<E> followedBy(List<TabularBatch<?>> others) {
        List<Object> joined = IntStream.range(0, columns.size())
                .mapToObj(c -> Columns.below(IntStream.rangeClosed(0, others.size())
                        .mapToObj(k -> k == 0 ? columns.get(c) : others.get(k - 1).columns.get(c)).toList()))
                .toList();
        return new TabularBatch<>(dataset, joined, size + others.stream().mapToInt(TabularBatch::size).sum());
    }
}
