package catenary.datasets;

import catenary.array.Device;
import catenary.array.NDArray;
import java.util.List;

/// Turns a batch into the arrays that the loss function is called with, one per argument.
@FunctionalInterface
public interface Converter {

    /// The arguments, on `device`.
    List<NDArray> convert(Batch batch, Device device);

    /// Stacks the examples of each slot; they must have one shape. What updaters and evaluators use by default.
    static Converter concat() {
        return Batch::arrays;
    }

    /// Stacks the examples of each slot, each axis filled up at its end to the longest one.
    ///
    /// @param values what it is filled up with: one for all slots, or one a slot
    static Converter padded(double... values) {
        return (batch, device) -> ConcatExamples.padded(batch.examples(), values, device);
    }
}
