package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import java.util.List;

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
}
