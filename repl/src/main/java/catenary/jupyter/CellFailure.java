package catenary.jupyter;

/// What a cell was stopped by, as the session said it.
final class CellFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /// @param kind the simple name of what was thrown, or what else it is in a word
    CellFailure(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
