package catenary.datasets;

import catenary.array.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// All pictures of a zip file, in its order, otherwise as [ImageDataset]. They are unpacked one by one when they are asked
/// for.
///
/// ```java
/// var data = new ZippedImageDataset(Path.of("pictures.zip"));
/// ```
public final class ZippedImageDataset implements Dataset<NDArray>, AutoCloseable {

    private final PictureZip zip;
    private final List<String> names;
    private final PictureOptions options;

    public ZippedImageDataset(Path zip) {
        this(zip, o -> o);
    }

    /// @throws catenary.serializers.BadFileException if it is no zip file
    public ZippedImageDataset(Path zip, UnaryOperator<PictureOptions> options) {
        this.options = options.apply(PictureOptions.standard());
        this.zip = new PictureZip(this.options.root().resolve(zip));
        this.names = this.zip.names();
    }

    @Override public int size() {
        return names.size();
    }

    @Override public NDArray get(int i) {
        return zip.read(names.get(Columns.checkIndex("ZippedImageDataset", i, size())), options.dtype());
    }

    @Override public void close() {
        zip.close();
    }
}
