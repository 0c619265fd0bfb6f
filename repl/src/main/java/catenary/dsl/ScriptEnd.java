package catenary.dsl;

/// Thrown through a script to end it, by what runs it: no failure of the script, which has nothing to say about it.
public abstract class ScriptEnd extends Error {

    private static final long serialVersionUID = 1;

    private final int code;

    /// @param code the exit code that it means
    protected ScriptEnd(String message, int code, boolean withTrace) {
        super(message, null, false, withTrace);
        this.code = code;
    }

    public final int code() {
        return code;
    }
}
