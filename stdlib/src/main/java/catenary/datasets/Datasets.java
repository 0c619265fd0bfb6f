package catenary.datasets;

import catenary.serializers.BadFileException;
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
}
