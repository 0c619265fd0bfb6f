package catenary.datasets;

import catenary.array.NDArray;
import catenary.serializers.Serializer;
import java.util.List;

/// A tabular data set that does what another does: for subclasses that do one thing otherwise.
///
/// @param <E> an example
public class DelegateDataset<E> implements TabularDataset<E> {

    private final TabularDataset<E> dataset;

    public DelegateDataset(TabularDataset<E> dataset) {
        this.dataset = dataset;
    }

    /// The other one.
    public final TabularDataset<E> dataset() {
        return dataset;
    }

    @Override public int size() {
        return dataset.size();
    }

    @Override public List<String> keys() {
        return dataset.keys();
    }

    @Override public Mode mode() {
        return dataset.mode();
    }

    @Override public List<Object> getExamples(int[] indices, int[] keyIndices) {
        return dataset.getExamples(indices, keyIndices);
    }

    @Override public List<NDArray> convert(E data) {
        return dataset.convert(data);
    }

    @Override public void serialize(Serializer s) {
        dataset.serialize(s);
    }

    @Override public String name() {
        return dataset.name();
    }
}
