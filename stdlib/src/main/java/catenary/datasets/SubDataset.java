package catenary.datasets;

import catenary.serializers.Serializer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A part of a data set: its examples from `start` to before `finish`, in its own order or another.
///
/// ```java
/// var firstHundred = new SubDataset<>(data, 0, 100);
/// ```
///
/// Made by [Datasets#splitDataset] and its kin.
public final class SubDataset<E> implements Dataset<E> {

    private final Dataset<E> dataset;
    private final int[] indices;

    public SubDataset(Dataset<E> dataset, int start, int finish) {
        this(dataset, start, finish, null);
    }

    /// @param order which example stands where before the part is taken; null for the data set's own order
    /// @throws IllegalArgumentException unless `0 <= start <= finish <= dataset.size()`, and `order` has as many indices as
    ///                                  the data set has examples
    public SubDataset(Dataset<E> dataset, int start, int finish, int[] order) {
        int n = dataset.size();
        if (start < 0 || start > finish || finish > n) {
            throw new IllegalArgumentException(
                    "SubDataset: expected 0 <= start <= finish <= " + n + ", but found start "
                            + start + " and finish " + finish);
        }
        if (order != null && order.length != n) {
            throw new IllegalArgumentException(
                    "SubDataset: expected an order of " + n + " indices, but found " + order.length);
        }
        this.dataset = dataset;
        this.indices =
                order == null ? IntStream.range(start, finish).toArray() : Arrays.copyOfRange(order, start, finish);
        for (int i : indices) {
            if (i < 0 || i >= n) {
                throw new IllegalArgumentException(
                        "SubDataset: expected an order of indices below " + n + ", but found "
                                + i);
            }
        }
    }

    @Override public int size() {
        return indices.length;
    }

    @Override public E get(int i) {
        return dataset.get(index(i));
    }

    private int index(int i) {
        return indices[Columns.checkIndex("SubDataset", i, indices.length)];
    }

    @Override public Batch batch(int[] wanted) {
        return dataset.batch(Arrays.stream(wanted).map(this::index).toArray());
    }

    @Override public Batch batch(int[] wanted, long at) {
        return dataset.batch(Arrays.stream(wanted).map(this::index).toArray(), at);
    }

    @Override public void serialize(Serializer s) {
        dataset.serialize(s);
    }

    /// `mnist train sha256:... (50000 of 60000)`.
    @Override public String name() {
        return dataset.name() + " (" + size() + " of " + dataset.size() + ")";
    }
}
