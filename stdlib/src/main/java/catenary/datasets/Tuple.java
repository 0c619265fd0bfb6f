package catenary.datasets;

import catenary.array.NDArray;
import java.util.List;
import java.util.stream.Collectors;

/// One example with several slots: what stands in row `i` of every column of a [TupleDataset].
///
/// @param values one per slot
public record Tuple(List<Object> values) {

    public Tuple {
        values = List.copyOf(values);
    }

    /// An example of these values, one in each slot.
    public static Tuple of(Object... values) {
        return new Tuple(List.of(values));
    }

    /// Number of slots.
    public int size() {
        return values.size();
    }

    /// What is in a slot.
    public Object get(int slot) {
        return values.get(slot);
    }

    /// The array in a slot.
    ///
    /// @throws IllegalStateException if something else is there
    public NDArray array(int slot) {
        if (get(slot) instanceof NDArray a) {
            return a;
        }
        throw new IllegalStateException("tuple: expected an array in slot " + slot + ", but found "
                + get(slot).getClass().getSimpleName());
    }

    /// `(array([0., 1.]), array(7))`.
    @Override public String toString() {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
