package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Picture files with whole numbers for labels, otherwise as [ImageDataset]. An example is (picture, label).
///
/// ```java
/// var data = new LabeledImageDataset(Path.of("train.txt"), o -> o.root("pictures"));   // lines such as `cat.png 0`
/// ```
public final class LabeledImageDataset implements Dataset<Tuple> {

    /// A picture file and its label.
    public record Labeled(String path, long label) {

        NDArray labelArray(DType dtype) {
            return Create.of(Devices.cpu(), Shape.SCALAR, new long[] {label}).astype(dtype);
        }
    }

    private static final int MOST_QUOTED = 200;

    private final List<Labeled> pairs;
    private final PictureOptions options;

    public LabeledImageDataset(List<Labeled> pairs, UnaryOperator<PictureOptions> options) {
        this.pairs = List.copyOf(pairs);
        this.options = options.apply(PictureOptions.standard());
    }

    /// The pictures that a text file lists, a path and a label a line.
    ///
    /// @throws BadFileException if the file is missing or no text, or a line is something else, naming it
    public LabeledImageDataset(Path list, UnaryOperator<PictureOptions> options) {
        this(pairs(list), options);
    }

    static List<Labeled> pairs(Path list) {
        List<Labeled> pairs = new ArrayList<>();
        for (String line : Pictures.lines(list)) {
            String[] parts = line.split("\\s+");
            if (parts.length != 2 || !parts[1].matches("-?\\d{1,18}")) {
                throw new BadFileException(list.toString(), "expected lines of a path and a whole number, but found "
                        + line.substring(0, Math.min(line.length(), MOST_QUOTED)));
            }
            pairs.add(new Labeled(parts[0], Long.parseLong(parts[1])));
        }
        return pairs;
    }

    @Override public int size() {
        return pairs.size();
    }

    @Override public Tuple get(int i) {
        Labeled pair = pairs.get(Columns.checkIndex("LabeledImageDataset", i, size()));
        return Tuple.of(Pictures.read(options.root().resolve(pair.path), options.dtype()),
                pair.labelArray(options.labelDtype()));
    }
}
