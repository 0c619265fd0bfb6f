package catenary.serializers;

/// A data or snapshot file that cannot be used: missing, damaged, or of other contents than expected. The message names
/// the file, the entry, what was expected and what was found. The command line exits with 3.
public class BadFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;

    public BadFileException(String file, String what) {
        this(file, what, null);
    }

    public BadFileException(String file, String what, Throwable cause) {
        super(file + ": " + what, cause);
        this.file = file;
    }

    /// The file, as the caller named it.
    public String file() {
        return file;
    }
}
