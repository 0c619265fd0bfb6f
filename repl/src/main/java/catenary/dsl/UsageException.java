package catenary.dsl;

/// The command line is wrong: one sentence for the person who typed it.
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
