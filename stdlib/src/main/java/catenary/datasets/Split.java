package catenary.datasets;

/// A data set in two parts: one to learn from and one to judge by.
public record Split<E>(SubDataset<E> train, SubDataset<E> test) {

    @Override public String toString() {
        return train.name() + ", " + test.name();
    }
}
