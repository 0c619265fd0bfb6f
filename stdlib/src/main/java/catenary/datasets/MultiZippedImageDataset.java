package catenary.datasets;

import catenary.array.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// The pictures of several zip files, one file after the other; see [ZippedImageDataset].
public final class MultiZippedImageDataset implements Dataset<NDArray>, AutoCloseable {

    private final List<ZippedImageDataset> zips;
    private final Dataset<NDArray> all;

    public MultiZippedImageDataset(List<Path> zips) {
        this(zips, o -> o);
    }

    /// @throws catenary.serializers.BadFileException if one is no zip file
    public MultiZippedImageDataset(List<Path> zips, UnaryOperator<PictureOptions> options) {
        this.zips = zips.stream().map(zip -> new ZippedImageDataset(zip, options)).toList();
        this.all = new ConcatenatedDataset<>(this.zips.toArray(ZippedImageDataset[]::new));
    }

    @Override public int size() {
        return all.size();
    }

    @Override public NDArray get(int i) {
        return all.get(i);
    }

    @Override public void close() {
        zips.forEach(ZippedImageDataset::close);
    }
}
