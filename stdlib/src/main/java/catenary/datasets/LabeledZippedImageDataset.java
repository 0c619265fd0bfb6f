package catenary.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Pictures of a zip file with whole numbers for labels, otherwise as [LabeledImageDataset]: the label file names pictures
/// by their names in the zip file.
public final class LabeledZippedImageDataset implements Dataset<Tuple>, AutoCloseable {

    private final PictureZip zip;
    private final List<LabeledImageDataset.Labeled> pairs;
    private final PictureOptions options;

    public LabeledZippedImageDataset(Path zip, Path labels) {
        this(zip, labels, o -> o);
    }

    /// @param labels a text file, a name and a label a line
    /// @throws catenary.serializers.BadFileException if `zip` is no zip file, or a line of `labels` something else
    public LabeledZippedImageDataset(Path zip, Path labels, UnaryOperator<PictureOptions> options) {
        this.options = options.apply(PictureOptions.standard());
        this.pairs = LabeledImageDataset.pairs(labels);
        this.zip = new PictureZip(this.options.root().resolve(zip));
    }

    @Override public int size() {
        return pairs.size();
    }

    @Override public Tuple get(int i) {
        var pair = pairs.get(Columns.checkIndex("LabeledZippedImageDataset", i, size()));
        return Tuple.of(zip.read(pair.path(), options.dtype()), pair.labelArray(options.labelDtype()));
    }

    @Override public void close() {
        zip.close();
    }
}
