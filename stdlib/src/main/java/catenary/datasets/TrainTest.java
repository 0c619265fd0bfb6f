package catenary.datasets;

/// A data set to learn from and one to judge by.
public record TrainTest(TupleDataset train, TupleDataset test) {

    /// `mnist train (60000), mnist test (10000)`.
    @Override public String toString() {
        return train.name() + " (" + train.size() + "), " + test.name() + " (" + test.size() + ")";
    }
}
