package catenary.datasets;

import catenary.array.NDArray;
import catenary.serializers.Serializer;
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

    private final Columns columns;
    private final String name;

    /// @throws IllegalArgumentException if there is no column, or their lengths differ
    public TupleDataset(Object... columns) {
        this("TupleDataset", new Columns("TupleDataset", List.of(columns)));
    }

    private TupleDataset(String name, Columns columns) {
        this.name = name;
        this.columns = columns;
    }

    /// The same data under a name that logs and snapshots show.
    public TupleDataset named(String name) {
        return new TupleDataset(name, columns);
    }

    @Override public String name() {
        return name;
    }

    @Override public int size() {
        return columns.size();
    }

    /// Number of columns.
    public int width() {
        return columns.all().size();
    }

    /// A whole column that is an array.
    ///
    /// @throws IllegalStateException if it is something else
    public NDArray column(int slot) {
        return new Tuple(columns.all()).array(slot);
    }

    @Override public Tuple get(int i) {
        return new Tuple(columns.row(name, i));
    }

    @Override public Batch batch(int[] indices) {
        return columns.areArrays() ? columns.gather(name, indices, null) : Dataset.super.batch(indices);
    }

    @Override public Batch batch(int[] indices, long at) {
        return columns.areArrays() ? batch(indices)
                : new ExampleBatch(columns.rows(name, indices, at).stream().map(Tuple::new).toList());
    }

    @Override public void serialize(Serializer s) {
        columns.serialize(s);
    }
}
