package catenary.jupyter;

/// What a cell was stopped by, as the session said it.
final class CellFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    CellFailure(String message) {
        super(message, null, false, false);
    }
}
