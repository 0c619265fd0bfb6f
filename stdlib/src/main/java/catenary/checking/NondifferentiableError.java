package catenary.checking;

/// A gradient was to be checked where a function has none: at a kink or a jump, or beside one.
public final class NondifferentiableError extends AssertionError {

    private static final long serialVersionUID = 1;

    NondifferentiableError(String message) {
        super(message);
    }
}
