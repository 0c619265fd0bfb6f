package catenary.repl;

import catenary.dsl.ScriptEnd;

/// What a snippet gets that calls `System.exit`: leaving would lose the session, so it is said how to leave instead. Public,
/// because the code of a session calls it from other packages.
public final class Exit extends ScriptEnd {

    private static final long serialVersionUID = 1;

    Exit(int code) {
        super("System.exit(" + code + ") is not done here, since the session would be lost; /exit"
                + (code == 0 ? "" : " " + code) + " leaves", code, true);
    }

    /// In place of `System.exit(code)`.
    public static void exit(int code) {
        throw new Exit(code);
    }

    /// In place of `runtime.exit(code)` and `runtime.halt(code)`.
    public static void exit(Runtime runtime, int code) {
        exit(code);
    }
}
