package catenary.functions.hooks;

import java.io.PrintStream;
import java.util.Locale;

/// How long calls have taken, by name: what the timers of functions and of links have in common.
public abstract class TimeReport extends CallReport<TimeReport.Call, TimeReport.Total> {

    /// In what times are printed.
    public enum Unit {
        SEC(1),
        MS(1e3),
        US(1e6),
        NS(1e9),
        /// The one that suits the greatest time.
        AUTO(0),
        /// The one that suits each time.
        AUTO_FOREACH(0);

        private final double perSecond;

        Unit(double perSecond) {
            this.perSecond = perSecond;
        }

        private static Unit of(double seconds) {
            for (Unit u : new Unit[] {SEC, MS, US}) {
                if (seconds * u.perSecond >= 1) {
                    return u;
                }
            }
            return NS;
        }

        private String print(double seconds) {
            return String.format(Locale.ROOT, "%.2f%s", seconds * perSecond, name().toLowerCase(Locale.ROOT));
        }
    }

    /// One call.
    ///
    /// @param seconds how long it took, calls inside it included
    public record Call(String name, double seconds) {}

    /// All calls of one name.
    ///
    /// @param elapsedTime in seconds
    public record Total(double elapsedTime, int occurrence) {}

    protected TimeReport(String title) {
        super(title, "ElapsedTime");
    }

    @Override protected final long reading() {
        return System.nanoTime();
    }

    @Override protected final Call call(String name, long nanoseconds) {
        return new Call(name, nanoseconds * 1e-9);
    }

    @Override protected final Total sum(long nanoseconds, int occurrence) {
        return new Total(nanoseconds * 1e-9, occurrence);
    }

    /// Seconds, calls inside others not counted twice.
    public final double totalTime() {
        return total() * 1e-9;
    }

    /// Prints the sums as a table on standard output.
    public final void printReport() {
        printReport(Unit.AUTO, System.out);
    }

    /// Prints the sums as a table.
    public final void printReport(Unit unit, PrintStream file) {
        Unit common = unit == Unit.AUTO ? Unit.of(greatest() * 1e-9) : unit;
        print(file, ns -> (unit == Unit.AUTO_FOREACH ? Unit.of(ns * 1e-9) : common).print(ns * 1e-9));
    }
}
