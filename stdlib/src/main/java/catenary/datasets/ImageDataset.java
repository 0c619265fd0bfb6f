package catenary.datasets;

import catenary.array.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Picture files (PNG, JPEG, GIF, BMP), each read when it is asked for, as `(channels, height, width)` with the values as stored:
/// 0 to 255 as a rule.
///
/// Grey pictures have one channel, transparent ones four; one with a palette has one, of numbers in the palette.
///
/// ```java
/// var data = new ImageDataset(List.of("cat.png", "dog.jpg"), o -> o.root("pictures"));
/// ```
public final class ImageDataset implements Dataset<NDArray> {

    private final List<String> paths;
    private final PictureOptions options;

    public ImageDataset(List<String> paths) {
        this(paths, o -> o);
    }

    public ImageDataset(List<String> paths, UnaryOperator<PictureOptions> options) {
        this.paths = List.copyOf(paths);
        this.options = options.apply(PictureOptions.standard());
    }

    /// The pictures that a text file lists, one a line.
    public ImageDataset(Path list, UnaryOperator<PictureOptions> options) {
        this(Pictures.lines(list), options);
    }

    @Override public int size() {
        return paths.size();
    }

    @Override public NDArray get(int i) {
        return Pictures.read(options.root().resolve(paths.get(Columns.checkIndex("ImageDataset", i, size()))),
                options.dtype());
    }
}
