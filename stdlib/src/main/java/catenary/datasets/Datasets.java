package catenary.datasets;

import catenary.array.Generator;
import catenary.serializers.BadFileException;
import java.nio.file.Path;
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
        return Mnist.load(options.apply(ImageOptions.grey()));
    }

    /// Fashion-MNIST: 60,000 and 10,000 pieces of clothing of ten kinds, named by [#fashionMnistLabels()]. Of the same form
    /// as [#mnist()], in `<data folder>/fashion-mnist`.
    ///
    /// @throws DatasetException if it is not there and no mirror can be reached within 10 seconds
    public static TrainTest fashionMnist() {
        return fashionMnist(o -> o);
    }

    public static TrainTest fashionMnist(UnaryOperator<ImageOptions> options) {
        return Mnist.load(Mnist.FASHION, options.apply(ImageOptions.grey()));
    }

    /// What the labels of [#fashionMnist()] stand for.
    public static List<String> fashionMnistLabels() {
        return List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
                "Ankle boot");
    }

    /// Kuzushiji-MNIST: 60,000 and 10,000 letters of old Japanese hands, named by [#kuzushijiMnistLabels()]. Of the same form
    /// as [#mnist()], in `<data folder>/kuzushiji-mnist`.
    ///
    /// @throws DatasetException if it is not there and its place can't be reached within 10 seconds
    public static TrainTest kuzushijiMnist() {
        return kuzushijiMnist(o -> o);
    }

    public static TrainTest kuzushijiMnist(UnaryOperator<ImageOptions> options) {
        return Mnist.load(Mnist.KUZUSHIJI, options.apply(ImageOptions.grey()));
    }

    /// What the labels of [#kuzushijiMnist()] stand for, each a sound and its letter.
    public static List<String> kuzushijiMnistLabels() {
        return List.of("o \u304a", "ki \u304d", "su \u3059", "tsu \u3064", "na \u306a", "ha \u306f", "ma \u307e",
                "ya \u3084", "re \u308c", "wo \u3092");
    }

    /// CIFAR-10: 50,000 and 10,000 small pictures of ten classes, float32 `(3, 32, 32)` from 0 to 1 with int32 labels. Read
    /// from `<data folder>/cifar10`; downloaded once where it isn't there.
    ///
    /// @throws DatasetException if it is not there and its place can't be reached within 10 seconds
    public static TrainTest cifar10() {
        return cifar10(o -> o);
    }

    public static TrainTest cifar10(UnaryOperator<ImageOptions> options) {
        return Cifar.ten(options.apply(ImageOptions.colour()));
    }

    /// Pictures in the form of CIFAR-10 from the files `data_batch_<number>.bin` and `test_batch.bin` of a folder, gzipped or
    /// not: a part of it, say.
    ///
    /// @throws catenary.serializers.BadFileException if they are missing or damaged
    public static TrainTest cifar10(Path folder) {
        return cifar10(folder, o -> o);
    }

    public static TrainTest cifar10(Path folder, UnaryOperator<ImageOptions> options) {
        return Cifar.ten(folder, options.apply(ImageOptions.colour()));
    }

    /// CIFAR-100: as [#cifar10()], of 100 classes, in `<data folder>/cifar100`.
    ///
    /// @throws DatasetException if it is not there and its place can't be reached within 10 seconds
    public static TrainTest cifar100() {
        return cifar100(o -> o);
    }

    public static TrainTest cifar100(UnaryOperator<ImageOptions> options) {
        return Cifar.hundred(options.apply(ImageOptions.colour()));
    }

    /// SVHN: 73,257 and 26,032 digits of house numbers, in the form of [#cifar10()], in `<data folder>/svhn`.
    ///
    /// @throws DatasetException if it is not there and its place can't be reached within 10 seconds
    public static TrainTest svhn() {
        return svhn(o -> o);
    }

    public static TrainTest svhn(UnaryOperator<ImageOptions> options) {
        return Svhn.load(options.apply(ImageOptions.colour()));
    }

    /// 531,131 digits more, easier ones: 1.3 GB to download, and 6.5 GB of memory as float32.
    public static TupleDataset svhnExtra(UnaryOperator<ImageOptions> options) {
        return Svhn.extra(options.apply(ImageOptions.colour()));
    }

    /// The words of the Penn Treebank as numbers, in `<data folder>/ptb`.
    ///
    /// @throws DatasetException if they are not there and no mirror can be reached within 10 seconds
    public static PtbWords ptbWords() {
        return PtbWords.load();
    }

    /// A text file in UTF-8, gzipped or not.
    ///
    /// @throws BadFileException if it is missing, damaged or no text
    public static String text(Path file) {
        return PlainText.read(file);
    }

    /// A million letters of Shakespeare's plays, as Karpathy chose them for character models: from
    /// `<data folder>/text/tinyshakespeare.txt.gz` or `<data folder>/tinyshakespeare`; downloaded once where they are in neither.
    ///
    /// @throws DatasetException if they are not there and their place can't be reached within 10 seconds
    public static String tinyShakespeare() {
        return PlainText.shakespeare();
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
        ImageOptions o = options.apply(ImageOptions.grey());
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

    // ---- in files

    /// Examples that [#openPickleDatasetWriter] has written.
    public static PickleDataset openPickleDataset(Path path) {
        return new PickleDataset(path);
    }

    /// A file of examples to be written.
    public static PickleDatasetWriter openPickleDatasetWriter(Path path) {
        return new PickleDatasetWriter(path);
    }

    // ---- dividing

    /// The examples that can be made, found by making each of them once, so that one bad picture doesn't end a training that
    /// has run for hours. Standard error names the others and says why.
    ///
    /// ```java
    /// var train = Datasets.verified(new ImageDataset(Path.of("train.txt"), o -> o.root("pictures")));
    /// ```
    ///
    /// @throws DatasetException if none can
    public static <E> SubDataset<E> verified(Dataset<E> dataset) {
        return Partition.verified(dataset);
    }

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
