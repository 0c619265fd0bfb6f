package catenary.dsl;

import java.util.Locale;

/// Durations as people read them.
public final class Durations {

    private Durations() {}

    /// Three digits and the unit that fits: `812 ns`, `41.3 us`, `7.05 ms`, `2.10 s`.
    public static String show(long nanos) {
        if (nanos < 1_000) return nanos + " ns";
        if (nanos < 1_000_000) return digits(nanos / 1e3) + " us";
        if (nanos < 1_000_000_000) return digits(nanos / 1e6) + " ms";
        return digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
