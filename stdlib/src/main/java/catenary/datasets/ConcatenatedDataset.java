package catenary.datasets;

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
        Columns.checkIndex("ConcatenatedDataset", i, size());
        int which = 0;
        while (i >= ends[which]) {
            which++;
        }
        return datasets.get(which).get(i - (which == 0 ? 0 : ends[which - 1]));
    }

    @Override public String name() {
        return datasets.stream().map(Dataset::name).collect(Collectors.joining(" + "));
    }
}
