package catenary.datasets;

import catenary.serializers.BadFileException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The house numbers of Netzer et al. (2011): 32x32 in colour, one digit in the middle of each.
final class Svhn {

    private static final int SIDE = 32;
    private static final List<URI> PLACES = List.of(URI.create("http://ufldl.stanford.edu/housenumbers/"));

    private static final Mirrors.Wanted TRAIN = new Mirrors.Wanted("train_32x32.mat", 182040794,
            "435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8");
    private static final Mirrors.Wanted TEST = new Mirrors.Wanted("test_32x32.mat", 64275384,
            "cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b");
    private static final Mirrors.Wanted EXTRA = new Mirrors.Wanted("extra_32x32.mat", 1329278602,
            "a133a4beb38a00fcdda90c9489e0c04f900b660ce8a316a5e854838379a71eb3");

    private Svhn() {}

    static TrainTest load(ImageOptions options) {
        return new TrainTest(part("train", TRAIN, options), part("test", TEST, options));
    }

    static TupleDataset extra(ImageOptions options) {
        return part("extra", EXTRA, options);
    }

    private static TupleDataset part(String which, Mirrors.Wanted file, ImageOptions options) {
        var files = new RemoteFiles("svhn", DataFolder.path(), PLACES, RemoteFiles.PATIENCE);
        return images(files.where(file), MatFile.parse(files.where(file), files.contents(file)))
                .dataset(options, "svhn " + which + " sha256:" + file.sha256().substring(0, 16));
    }

    /// `X` has axes (height, width, channel, image), the first varying fastest; `y` is 1 to 10, which stands for 0.
    static LabelledImages images(String file, Map<String, MatFile.Bytes> arrays) {
        MatFile.Bytes x = arrays.get("X");
        MatFile.Bytes y = arrays.get("y");
        if (x == null || y == null || x.lengths().length != 4 || x.lengths()[0] != SIDE || x.lengths()[1] != SIDE
                || x.lengths()[2] != 3 || y.bytes().length != x.lengths()[3]) {
            throw new BadFileException(file, "expected X of 32x32x3 pixels an image and y of a label each");
        }
        byte[] pixels = new byte[x.bytes().length];
        for (int plane = 0; plane < pixels.length; plane += SIDE * SIDE) {
            for (int h = 0; h < SIDE; h++) {
                for (int w = 0; w < SIDE; w++) {
                    pixels[plane + h * SIDE + w] = x.bytes()[plane + w * SIDE + h];
                }
            }
        }
        byte[] labels = y.bytes().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i] == 10 ? 0 : labels[i];
        }
        return new LabelledImages(labels.length, 3, SIDE, SIDE, pixels, labels);
    }
}
