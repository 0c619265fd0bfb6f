package catenary.datasets;

import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Data sets one after the other, as one.
public final class ConcatenatedDataset<E> implements Dataset<E> {

    private final List<Dataset<? extends E>> datasets = new ArrayList<>();
    private final int[] ends;

    @SafeVarargs public ConcatenatedDataset(Dataset<? extends E>... datasets) {
        for (Dataset<? extends E> d : datasets) {
            this.datasets.add(d);
        }
        this.ends = this.datasets.stream().mapToInt(Dataset::size).toArray();
        Arrays.parallelPrefix(ends, Math::addExact);
    }

    @Override public int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override public E get(int i) {
        int which = which(i);
        return datasets.get(which).get(i - start(which));
    }

    private int which(int i) {
        Columns.checkIndex("ConcatenatedDataset", i, size());
        int which = 0;
        while (i >= ends[which]) {
            which++;
        }
        return which;
    }

    private int start(int which) {
        return which == 0 ? 0 : ends[which - 1];
    }

    /// Each data set is asked for its own examples, in runs as long as they come.
    @Override public Batch batch(int[] indices, long at) {
        List<Batch> runs = new ArrayList<>();
        for (int from = 0, to; from < indices.length; from = to) {
            int which = which(indices[from]);
            int start = start(which);
            to = from + 1;
            while (to < indices.length && which(indices[to]) == which) {
                to++;
            }
            int[] own = Arrays.stream(indices, from, to).map(i -> i - start).toArray();
            runs.add(datasets.get(which).batch(own, at + from));
        }
        return runs.isEmpty() ? batch(indices) : Batch.join(runs);
    }

    @Override public void serialize(Serializer s) {
        for (int k = 0; k < datasets.size(); k++) {
            if (s.has("_" + k)) {
                datasets.get(k).serialize(s.child("_" + k));
            }
        }
    }

    @Override public String name() {
        return datasets.stream().map(Dataset::name).collect(Collectors.joining(" + "));
    }
}
