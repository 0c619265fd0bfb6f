package catenary.repl.command;

/// The session is over, with an exit code.
public final class ExitException extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;

    ExitException(int code) {
        super("exit " + code, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
