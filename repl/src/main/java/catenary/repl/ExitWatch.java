package catenary.repl;

import java.util.concurrent.locks.LockSupport;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Keeps a session alive when a library calls `System.exit` for a snippet: its code is not ours to change. But Java asks a
/// logger, on the thread that calls and before anything has ended, whether to note the exit. There the thread stays.
final class ExitWatch implements Filter {

    /// Holds the filter: a logger that nobody holds is forgotten, and its settings with it.
    private static final Logger LOGGER = Logger.getLogger("java.lang.Runtime");

    private static boolean started;

    private final boolean isLogged;

    private ExitWatch(boolean isLogged) {
        this.isLogged = isLogged;
    }

    /// From now on. The first snippet, which warms the session up, is what waits for it.
    static synchronized void start() {
        if (started) return;
        started = true;
        LOGGER.setFilter(new ExitWatch(LOGGER.isLoggable(Level.FINE)));
        LOGGER.setLevel(Level.FINE);
    }

    @Override public boolean isLoggable(LogRecord record) {
        var snippet = SnippetThreads.of(Thread.currentThread());
        String code = String.valueOf(record.getMessage()).replaceAll(".*\\D(?=-?\\d+$)|.*(?=-\\d+$)", "");
        if (snippet == null || !code.matches("-?\\d+")) return isLogged;
        snippet.threw(new Exit(Integer.parseInt(code)));
        while (true) LockSupport.park();
    }
}
