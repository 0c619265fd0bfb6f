package catenary.datasets;

import java.util.function.Supplier;

/// A data set could not be had, or one of its examples could not be made. The message is one sentence that says why.
public class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What `making` returns for example `i`, or a failure that says which example it was.
    static <T> T naming(Dataset<?> dataset, int i, Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException e) {
            throw new DatasetException("dataset: example " + i + " of " + dataset.name() + " failed: " + e, e);
        }
    }
}
