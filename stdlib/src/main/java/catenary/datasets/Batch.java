package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/// What an iterator hands out: some examples, ready to become one array per slot.
///
/// ```java
/// var batch = iterator.next();
/// var x = batch.array(0);          // (B, 784)
/// var t = batch.array(1);          // (B,)
/// ```
public interface Batch {

    /// Number of examples.
    int size();

    /// The examples one by one, for code that treats each by itself.
    List<?> examples();

    /// One array per slot, the examples stacked along a new first axis.
    ///
    /// @throws IllegalArgumentException if the examples of a slot differ in shape; see [Converter#padded]
    List<NDArray> arrays();

    /// The array of one slot.
    default NDArray array(int slot) {
        List<NDArray> all = arrays();
        if (slot < 0 || slot >= all.size()) {
            throw new IndexOutOfBoundsException("batch: expected 0 <= slot < " + all.size() + ", but found " + slot);
        }
        return all.get(slot);
    }

    /// [#arrays()] on `device`.
    List<NDArray> arrays(Device device);

    /// Every `step`-th example, from example `first` on; none where `first` is beyond the last.
    default Batch part(int first, int step) {
        List<?> all = examples();
        return new ExampleBatch(
                IntStream.iterate(first, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList());
    }

    /// The examples of several batches as one.
    static Batch join(List<Batch> batches) {
        if (batches.size() == 1) {
            return batches.getFirst();
        }
        if (batches.stream().allMatch(ColumnBatch.class::isInstance)) {
            return ColumnBatch.join(batches.stream().map(ColumnBatch.class::cast).toList());
        }
        if (batches.getFirst() instanceof TabularBatch<?> first
                && batches.stream().allMatch(b -> b instanceof TabularBatch<?> t && t.dataset() == first.dataset())) {
            return first.followedBy(batches.stream().skip(1).<TabularBatch<?>>map(b -> (TabularBatch<?>) b).toList());
        }
        return new ExampleBatch(batches.stream().<Object>flatMap(b -> b.examples().stream()).toList());
    }
}
