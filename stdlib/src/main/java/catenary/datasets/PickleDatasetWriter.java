package catenary.datasets;

import catenary.serializers.RecordFile;
import java.nio.file.Path;

/// Writes examples, one after the other, to a file that [PickleDataset] reads.
public final class PickleDatasetWriter implements AutoCloseable {

    private final RecordFile.Writer file;

    /// Makes the file, in place of what is there.
    public PickleDatasetWriter(Path path) {
        file = new RecordFile.Writer(path);
    }

    /// @throws IllegalArgumentException if it is or holds something else than arrays, numbers, truth values and texts
    public void write(Object example) {
        file.write(StoredExample.entries(example));
    }

    /// Writes what is left to be written.
    public void flush() {
        file.flush();
    }

    @Override public void close() {
        file.close();
    }
}
