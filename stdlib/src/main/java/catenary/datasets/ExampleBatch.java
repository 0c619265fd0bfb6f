package catenary.datasets;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import java.util.List;

/// A batch of examples, stacked when their arrays are asked for.
record ExampleBatch(List<?> examples) implements Batch {

    @Override public int size() {
        return examples.size();
    }

    @Override public List<NDArray> arrays() {
        return arrays(Devices.cpu());
    }

    @Override public List<NDArray> arrays(Device device) {
        return ConcatExamples.concatExamples(examples, device);
    }
}
