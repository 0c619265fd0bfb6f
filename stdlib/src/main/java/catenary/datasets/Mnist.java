package catenary.datasets;

import catenary.serializers.BadFileException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Data sets in the form of MNIST: four gzipped IDX files, 60,000 grey images of 28x28 pixels to learn from and 10,000 to
/// judge by.
///
/// @param name        of the data set, and of its folder
/// @param places      that offer its files
/// @param trainImages and the others: the files
record Mnist(String name, List<URI> places, Mirrors.Wanted trainImages, Mirrors.Wanted trainLabels,
        Mirrors.Wanted testImages, Mirrors.Wanted testLabels) {

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte.gz";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";

    /// The handwritten digits of LeCun, Cortes and Burges.
    private static final Mnist DIGITS = new Mnist("mnist",
            List.of(URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/")),
            new Mirrors.Wanted(TRAIN_IMAGES, 9603454,
                    "93e036784f930730195681326e1602b1ef27f641efc0894ec4e9924776d448db"),
            new Mirrors.Wanted(TRAIN_LABELS, 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new Mirrors.Wanted(TEST_IMAGES, 1648877,
                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new Mirrors.Wanted(TEST_LABELS, 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    /// The clothes of Xiao, Rasul and Vollgraf (2017).
    static final Mnist FASHION = new Mnist("fashion-mnist",
            List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
            new Mirrors.Wanted(TRAIN_IMAGES, 26421880,
                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new Mirrors.Wanted(TRAIN_LABELS, 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new Mirrors.Wanted(TEST_IMAGES, 4422102,
                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new Mirrors.Wanted(TEST_LABELS, 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    /// The cursive letters of Clanuwat et al. (2018).
    static final Mnist KUZUSHIJI = new Mnist("kuzushiji-mnist",
            List.of(URI.create("http://codh.rois.ac.jp/kmnist/dataset/kmnist/")),
            new Mirrors.Wanted(TRAIN_IMAGES, 18165135,
                    "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
            new Mirrors.Wanted(TRAIN_LABELS, 29497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
            new Mirrors.Wanted(TEST_IMAGES, 3041136,
                    "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
            new Mirrors.Wanted(TEST_LABELS, 5120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"));

    static TrainTest load(ImageOptions options) {
        return load(DIGITS, options);
    }

    static TrainTest load(Mnist form, ImageOptions options) {
        return form.read(new RemoteFiles(form.name, DataFolder.path(), form.places, RemoteFiles.PATIENCE), options);
    }

    static TrainTest load(Path dataFolder, List<URI> places, Duration patience, ImageOptions options) {
        return DIGITS.read(new RemoteFiles(DIGITS.name, dataFolder, places, patience), options);
    }

    private TrainTest read(RemoteFiles files, ImageOptions options) {
        return new TrainTest(half(files, "train", trainImages, trainLabels, options),
                half(files, "test", testImages, testLabels, options));
    }

    private TupleDataset half(RemoteFiles files, String which, Mirrors.Wanted images, Mirrors.Wanted labels,
            ImageOptions options) {
        IdxFile x = IdxFile.parse(files.where(images), files.contents(images), 3);
        IdxFile t = IdxFile.parse(files.where(labels), files.contents(labels), 1);
        int[] d = x.lengths();
        if (d[0] != t.lengths()[0]) {
            throw new BadFileException(files.where(labels),
                    "expected " + d[0] + " labels, but found " + t.lengths()[0]);
        }
        return new LabelledImages(d[0], 1, d[1], d[2], x.bytes(), t.bytes())
                .dataset(options, name + " " + which + " sha256:" + images.sha256().substring(0, 16));
    }
}
