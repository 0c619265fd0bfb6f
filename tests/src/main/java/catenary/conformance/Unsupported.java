package catenary.conformance;

/// The library has no such name, or none that takes these arguments.
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unsupported(String message) {
        super(message);
    }
}
