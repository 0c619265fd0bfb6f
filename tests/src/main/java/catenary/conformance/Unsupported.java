package catenary.conformance;

/// The library has no such name, or none that takes these arguments.
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean byTypes;

    Unsupported(String message) {
        this(message, false);
    }

    private Unsupported(String message, boolean byTypes) {
        super(message);
        this.byTypes = byTypes;
    }

    /// The name exists, and javac would take none of its overloads with these arguments.
    static Unsupported byTypes(String message) {
        return new Unsupported(message, true);
    }

    /// Whether the compiler refuses the call: what the reference refuses when it runs is refused here before.
    boolean byTypes() {
        return byTypes;
    }
}
