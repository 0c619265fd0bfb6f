package catenary.multinode;

import catenary.datasets.Dataset;
import catenary.datasets.Tuple;

/// As many examples as another data set has, with nothing in them. Made by [MultiNode#createEmptyDataset].
record EmptyDataset(int size) implements Dataset<Tuple> {

    private static final Tuple NOTHING = Tuple.of();

    @Override public Tuple get(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException("EmptyDataset: expected 0 <= index < " + size + ", but found " + i);
        }
        return NOTHING;
    }
}
