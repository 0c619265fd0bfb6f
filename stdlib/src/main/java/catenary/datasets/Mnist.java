package catenary.datasets;

import catenary.serializers.AtomicFile;
import catenary.serializers.BadFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The handwritten digits of LeCun, Cortes and Burges: 60,000 to learn from and 10,000 to judge by, 28x28 grey.
///
/// The four gzipped files are looked for in `<data folder>/mnist`, checked against their SHA-256 whenever they are read,
/// and fetched from a mirror where they are missing or damaged.
final class Mnist {

    private static final List<URI> PLACES = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/"));
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private static final Mirrors.Wanted TRAIN_IMAGES = new Mirrors.Wanted("train-images-idx3-ubyte.gz", 9603454,
            "93e036784f930730195681326e1602b1ef27f641efc0894ec4e9924776d448db");
    private static final Mirrors.Wanted TRAIN_LABELS = new Mirrors.Wanted("train-labels-idx1-ubyte.gz", 28881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    private static final Mirrors.Wanted TEST_IMAGES = new Mirrors.Wanted("t10k-images-idx3-ubyte.gz", 1648877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    private static final Mirrors.Wanted TEST_LABELS = new Mirrors.Wanted("t10k-labels-idx1-ubyte.gz", 4542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    private final Path folder;
    private final Mirrors mirrors;

    private Mnist(Path folder, Mirrors mirrors) {
        this.folder = folder;
        this.mirrors = mirrors;
    }

    static TrainTest load(ImageOptions options) {
        return load(DataFolder.path(), PLACES, PATIENCE, options);
    }

    static TrainTest load(Path dataFolder, List<URI> places, Duration patience, ImageOptions options) {
        Mnist mnist = new Mnist(dataFolder.resolve("mnist"), new Mirrors(places, patience));
        return new TrainTest(mnist.half("train", TRAIN_IMAGES, TRAIN_LABELS, options),
                mnist.half("test", TEST_IMAGES, TEST_LABELS, options));
    }

    private TupleDataset half(String which, Mirrors.Wanted images, Mirrors.Wanted labels, ImageOptions options) {
        IdxFile x = IdxFile.parse(where(images), contents(images), 3);
        IdxFile t = IdxFile.parse(where(labels), contents(labels), 1);
        int[] d = x.lengths();
        if (d[0] != t.lengths()[0]) {
            throw new BadFileException(where(labels), "expected " + d[0] + " labels, but found " + t.lengths()[0]);
        }
        return new GrayImages(d[0], d[1], d[2], x.bytes(), t.bytes())
                .dataset(options, "mnist " + which + " sha256:" + images.sha256().substring(0, 16));
    }

    private String where(Mirrors.Wanted file) {
        return folder.resolve(file.name()).toString();
    }

    /// The file's bytes, from the folder or a mirror.
    private byte[] contents(Mirrors.Wanted file) {
        Path path = folder.resolve(file.name());
        try {
            if (Files.isRegularFile(path) && Files.size(path) == file.bytes()) {
                byte[] data = Files.readAllBytes(path);
                if (Sha256.of(data).equals(file.sha256())) {
                    return data;
                }
            }
        } catch (IOException e) {
            throw new DatasetException("mnist: " + path + " cannot be read (" + e.getMessage() + ")", e);
        }
        byte[] data = download(file, path);
        keep(path, data);
        return data;
    }

    private byte[] download(Mirrors.Wanted file, Path path) {
        try {
            return mirrors.fetch(file);
        } catch (IOException e) {
            throw new DatasetException("mnist: " + (Files.exists(path) ? path + " is damaged" : path + " is missing")
                    + " and could not be downloaded (" + e.getMessage() + ")", e);
        }
    }

    /// Keeps a file for the next time. A folder that can't be written to costs only that.
    private static void keep(Path path, byte[] data) {
        try {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, out -> out.write(data));
        } catch (IOException | UncheckedIOException e) {
            System.err.println("mnist: " + path.getFileName() + " is not kept: " + e.getMessage());
        }
    }
}
