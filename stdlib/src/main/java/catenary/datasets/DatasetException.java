package catenary.datasets;

/// A data set could not be had, or one of its examples could not be made. The message is one sentence that says why.
public class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
