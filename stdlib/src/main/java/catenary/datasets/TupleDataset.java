package catenary.datasets;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns of equal length side by side; example `i` is the [Tuple] of their rows `i`.
///
/// A column is an array (its rows are along the first axis), a [Dataset] or a list. Where all are arrays a batch is
/// gathered with one `take` per column and never split into examples.
///
/// ```java
/// var data = new TupleDataset(x, t);      // x: (N, 784), t: (N,)
/// data.get(0).array(0)                    // (784,)
/// ```
public final class TupleDataset implements Dataset<Tuple> {

    private final List<Object> columns;
    private final boolean arrays;
    private final int size;
    private final String name;

    /// @throws IllegalArgumentException if there is no column, or their lengths differ
    public TupleDataset(Object... columns) {
        this("TupleDataset", List.of(columns));
    }

    private TupleDataset(String name, List<Object> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("TupleDataset: expected at least one column");
        }
        int[] lengths = columns.stream().mapToInt(TupleDataset::length).toArray();
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new IllegalArgumentException(
                        "TupleDataset: expected columns of one length, but found " + Arrays.toString(lengths));
            }
        }
        this.name = name;
        this.columns = columns;
        this.size = lengths[0];
        this.arrays = columns.stream().allMatch(NDArray.class::isInstance);
    }

    private static int length(Object column) {
        return switch (column) {
            case NDArray a -> a.length();
            case Dataset<?> d -> d.size();
            case List<?> l -> l.size();
            default ->
                    throw new IllegalArgumentException("TupleDataset: expected arrays, data sets or lists, but found "
                            + column.getClass().getSimpleName());
        };
    }

    /// The same data under a name that logs and snapshots show.
    public TupleDataset named(String name) {
        return new TupleDataset(name, columns);
    }

    @Override public String name() {
        return name;
    }

    @Override public int size() {
        return size;
    }

    /// Number of columns.
    public int width() {
        return columns.size();
    }

    /// A whole column that is an array.
    ///
    /// @throws IllegalStateException if it is something else
    public NDArray column(int slot) {
        return new Tuple(columns).array(slot);
    }

    @Override public Tuple get(int i) {
        checkIndex(i);
        return new Tuple(columns.stream().map(c -> element(c, i)).toList());
    }

    private static Object element(Object column, int i) {
        return switch (column) {
            case NDArray a -> row(a, i);
            case Dataset<?> d -> d.get(i);
            default -> ((List<?>) column).get(i);
        };
    }

    /// A view of row `i`.
    static NDArray row(NDArray a, int i) {
        int[] lengths = a.shape().toArray();
        int[] strides = a.strides();
        return a.view(Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)), a.offset() + i * strides[0],
                Arrays.copyOfRange(strides, 1, strides.length));
    }

    @Override public Batch batch(int[] indices) {
        for (int i : indices) {
            checkIndex(i);
        }
        if (!arrays) {
            return Dataset.super.batch(indices);
        }
        List<NDArray> gathered = new ArrayList<>(columns.size());
        NDArray index = null;
        for (Object c : columns) {
            NDArray column = (NDArray) c;
            if (index == null || index.device() != column.device()) {
                index = Create.of(column.device(), Shape.of(indices.length), indices);
            }
            gathered.add(column.take(index, 0));
        }
        return new ColumnBatch(gathered);
    }

    private void checkIndex(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException(name + ": expected 0 <= index < " + size + ", but found " + i);
        }
    }
}
