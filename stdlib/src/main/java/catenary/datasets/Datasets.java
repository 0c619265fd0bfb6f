package catenary.datasets;

import catenary.array.Generator;
import catenary.serializers.BadFileException;
import java.util.List;
import java.util.function.UnaryOperator;

/// The ready data sets.
///
/// ```java
/// var mnist = Datasets.mnist();
/// mnist.train().get(0)            // (array of shape (784,), array(5))
/// ```
public final class Datasets {

    private static final int DIGITS_TRAIN = 10_000;
    private static final int DIGITS_TEST = 2_000;

    private Datasets() {}

    /// MNIST: 60,000 and 10,000 handwritten digits, float32 `(784,)` from 0 to 1 with int32 labels. Read from
    /// `<data folder>/mnist` (see [DataFolder]); downloaded once where it isn't there.
    ///
    /// @throws DatasetException if it is not there and no mirror can be reached within 10 seconds
    public static TrainTest mnist() {
        return mnist(o -> o);
    }

    public static TrainTest mnist(UnaryOperator<ImageOptions> options) {
        return Mnist.load(options.apply(ImageOptions.DEFAULT));
    }

    /// 10,000 and 2,000 digits of 28x28 pixels that the program draws itself, always the same ones: strokes of several
    /// hands, shifted, slanted, turned, thick and thin, with noise. Of the same form as [#mnist()].
    public static TrainTest digits() {
        return digits(o -> o);
    }

    public static TrainTest digits(UnaryOperator<ImageOptions> options) {
        return digits(DIGITS_TRAIN, DIGITS_TEST, 0, options);
    }

    /// As many drawn digits as asked for; another seed, other digits.
    public static TrainTest digits(int train, int test, long seed, UnaryOperator<ImageOptions> options) {
        ImageOptions o = options.apply(ImageOptions.DEFAULT);
        return new TrainTest(DrawnDigits.draw(train, seed, 0).dataset(o, "digits train seed:" + seed),
                DrawnDigits.draw(test, seed, 1).dataset(o, "digits test seed:" + seed));
    }

    /// [#mnist()], or [#digits()] where it can't be had, which one line on standard error says.
    public static TrainTest mnistOrDigits() {
        return mnistOrDigits(o -> o);
    }

    public static TrainTest mnistOrDigits(UnaryOperator<ImageOptions> options) {
        try {
            return mnist(options);
        } catch (DatasetException | BadFileException e) {
            System.err.println(e.getMessage() + "; using digits drawn by the program instead");
            return digits(options);
        }
    }

    // ---- dividing

    /// The first `splitAt` examples, and the others.
    public static <E> Split<E> splitDataset(Dataset<E> dataset, int splitAt) {
        return splitDataset(dataset, splitAt, null);
    }

    /// The same of another order: `order[i]` is the example that stands at `i`.
    public static <E> Split<E> splitDataset(Dataset<E> dataset, int splitAt, int[] order) {
        return Partition.at(dataset, splitAt, order);
    }

    /// `firstSize` examples drawn at random, and the others.
    public static <E> Split<E> splitDatasetRandom(Dataset<E> dataset, int firstSize) {
        return splitDatasetRandom(dataset, firstSize, Generator.global().nextLong());
    }

    /// The same seed, the same examples.
    public static <E> Split<E> splitDatasetRandom(Dataset<E> dataset, int firstSize, long seed) {
        return splitDataset(dataset, firstSize, Partition.random(dataset, seed));
    }

    /// `n` parts of equal size; a remainder is left out.
    public static <E> List<SubDataset<E>> splitDatasetN(Dataset<E> dataset, int n) {
        return splitDatasetN(dataset, n, null);
    }

    public static <E> List<SubDataset<E>> splitDatasetN(Dataset<E> dataset, int n, int[] order) {
        return Partition.into(dataset, n, order);
    }

    /// `n` parts of equal size, drawn at random.
    public static <E> List<SubDataset<E>> splitDatasetNRandom(Dataset<E> dataset, int n) {
        return splitDatasetNRandom(dataset, n, Generator.global().nextLong());
    }

    public static <E> List<SubDataset<E>> splitDatasetNRandom(Dataset<E> dataset, int n, long seed) {
        return splitDatasetN(dataset, n, Partition.random(dataset, seed));
    }

    /// For cross validation: `nFolds` times a part to learn from and one to judge by. Each example is in one of the latter.
    public static <E> List<Split<E>> getCrossValidationDatasets(Dataset<E> dataset, int nFolds) {
        return getCrossValidationDatasets(dataset, nFolds, null);
    }

    public static <E> List<Split<E>> getCrossValidationDatasets(Dataset<E> dataset, int nFolds, int[] order) {
        return Partition.folds(dataset, nFolds, order);
    }

    /// The same with folds drawn at random.
    public static <E> List<Split<E>> getCrossValidationDatasetsRandom(Dataset<E> dataset, int nFolds) {
        return getCrossValidationDatasetsRandom(dataset, nFolds, Generator.global().nextLong());
    }

    public static <E> List<Split<E>> getCrossValidationDatasetsRandom(Dataset<E> dataset, int nFolds, long seed) {
        return getCrossValidationDatasets(dataset, nFolds, Partition.random(dataset, seed));
    }
}
