package catenary.datasets;

import catenary.serializers.RecordFile;
import java.nio.file.Path;

/// Examples in a file that [PickleDatasetWriter] has written, each read when it is asked for; several threads may do so.
///
/// ```java
/// try (var writer = Datasets.openPickleDatasetWriter(path)) {
///     writer.write(Tuple.of(image, 3));
/// }
/// var data = Datasets.openPickleDataset(path);
/// ```
///
/// The name is Chainer's. No object is stored, and none is made from the file: an example is an array, a number, a truth value or
/// a text, or a [Tuple] or a map of these.
public final class PickleDataset implements Dataset<Object>, AutoCloseable {

    private final RecordFile file;

    /// @throws catenary.serializers.BadFileException if there is no such file, or it is damaged
    public PickleDataset(Path path) {
        file = new RecordFile(path);
    }

    @Override public int size() {
        return file.size();
    }

    @Override public Object get(int i) {
        return StoredExample.of(file.get(Columns.checkIndex("PickleDataset", i, size())));
    }

    @Override public void close() {
        file.close();
    }
}
