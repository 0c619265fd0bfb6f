package catenary.reporting;

import java.util.Map;

/// Reporting to whichever [Reporter] is active on the calling thread.
public final class Reporting {

    private static final ThreadLocal<Reporter> CURRENT = new ThreadLocal<>();

    private Reporting() {}

    /// Collects values under their own names; nothing happens where no reporter is active.
    public static void report(Map<String, ?> values) {
        Reporter r = CURRENT.get();
        if (r != null) {
            r.report(values);
        }
    }

    /// Collects values under the name of `observer`; nothing happens where no reporter is active.
    ///
    /// @throws IllegalArgumentException if a reporter is active that doesn't know the observer
    public static void report(Map<String, ?> values, Object observer) {
        Reporter r = CURRENT.get();
        if (r != null) {
            r.report(values, observer);
        }
    }

    /// Collects one value under its own name.
    public static void report(String key, Object value) {
        report(Map.of(key, value));
    }

    /// The active reporter collects into `observation` for the rest of a `try` block.
    ///
    /// @throws IllegalStateException if no reporter is active
    public static Reporter.Scope reportScope(Map<String, Object> observation) {
        return current().scope(observation);
    }

    /// The reporter that is active on the calling thread.
    ///
    /// @throws IllegalStateException if there is none
    public static Reporter current() {
        Reporter r = CURRENT.get();
        if (r == null) {
            throw new IllegalStateException("reporter: expected an active one, but found none"
                    + "\n  hint: open one with try (var _ = reporter.open()) { ... }");
        }
        return r;
    }

    /// Whether some reporter would receive what the calling thread reports: spares making values nobody collects.
    public static boolean isActive() {
        return CURRENT.get() != null;
    }

    static Reporter enter(Reporter reporter) {
        Reporter outer = CURRENT.get();
        CURRENT.set(reporter);
        return outer;
    }

    static void leave(Reporter reporter, Reporter outer) {
        if (CURRENT.get() != reporter) {
            throw new IllegalStateException(
                    "reporter scope closed out of order; close scopes in reverse, on the thread that opened them");
        }
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
