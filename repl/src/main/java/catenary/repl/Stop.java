package catenary.repl;

import catenary.dsl.ExitCode;
import catenary.dsl.ScriptEnd;

/// Where a running snippet may be stopped: the code of a session calls [#check] at the start of each method and before each
/// jump back. Public, because that code is in other packages.
public final class Stop extends ScriptEnd {

    private static final long serialVersionUID = 1;

    private static volatile boolean wanted;

    private Stop() {
        super("interrupted", ExitCode.INTERRUPTED, false);
    }

    /// Throws if the snippet that the calling thread belongs to is to stop.
    public static void check() {
        if (wanted && SnippetThreads.isStopped(Thread.currentThread().getThreadGroup())) throw new Stop();
    }

    /// Whether some snippet is to stop; while none is, the check is the reading of one field.
    static void wanted(boolean wanted) {
        Stop.wanted = wanted;
    }
}
