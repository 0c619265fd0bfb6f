package catenary.training.extensions;

import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Prints the rows of a [LogReport] as a table.
///
/// ```
/// epoch       main/loss   validation/main/loss  main/accuracy
/// 1           0.402984    0.212212              0.888667
/// 2           0.181823    0.15224               0.947384
/// ```
///
/// A resumed run prints the head again, then the rows that are new. On a terminal each row first erases what a
/// [ProgressBar] has drawn below.
public final class PrintReport implements Extension {

    private static final int MIN_WIDTH = 10;
    private static final int DIGITS = 6;

    /// @param logReport     the name under which the trainer has the log
    /// @param ownLogReport  a log that nobody else calls; null for the trainer's
    /// @param out           where the table goes; null for standard output
    /// @param ansi          whether it is a terminal that moves its cursor; null: found out
    public record Options(String logReport, LogReport ownLogReport, PrintStream out, Boolean ansi) {

        static final Options DEFAULT = new Options("LogReport", null, null, null);

        public Options logReport(String name) {
            return new Options(name, null, out, ansi);
        }

        public Options logReport(LogReport own) {
            return new Options(logReport, own, out, ansi);
        }

        public Options out(PrintStream out) {
            return new Options(logReport, ownLogReport, out, ansi == null ? Boolean.FALSE : ansi);
        }

        public Options ansi(boolean ansi) {
            return new Options(logReport, ownLogReport, out, ansi);
        }
    }

    private final List<String> entries;
    private final Options options;
    private boolean headed;
    private int printed;

    /// @param entries keys of the log, one a column
    public PrintReport(String... entries) {
        this(List.of(entries), o -> o);
    }

    public PrintReport(List<String> entries, UnaryOperator<Options> options) {
        this.entries = List.copyOf(entries);
        this.options = options.apply(Options.DEFAULT);
    }

    @Override public void initialize(Trainer trainer) {
        printed = log(trainer).log().size();
        headed = false;
    }

    /// @throws IllegalArgumentException if the trainer has no such log
    @Override public void call(Trainer trainer) {
        if (options.ownLogReport != null) {
            options.ownLogReport.call(trainer);
        }
        PrintStream out = options.out == null ? System.out : options.out;
        List<Map<String, Object>> rows = log(trainer).log();
        if (!headed) {
            out.print(head() + "\n");
            headed = true;
        }
        for (; printed < rows.size(); printed++) {
            boolean ansi = options.ansi == null ? Console.isAnsi() : options.ansi;
            out.print((ansi ? Console.ERASE_BELOW : Console.erased()) + line(rows.get(printed)) + "\n");
        }
        out.flush();
    }

    private LogReport log(Trainer trainer) {
        if (options.ownLogReport != null) {
            return options.ownLogReport;
        }
        Extension found = trainer.extensions().get(options.logReport);
        if (found instanceof LogReport log) {
            return log;
        }
        throw new IllegalArgumentException("PrintReport: expected a LogReport called " + options.logReport
                + " among the extensions, but found " + trainer.extensions().keySet());
    }

    private String head() {
        StringBuilder s = new StringBuilder();
        for (String entry : entries) {
            s.append(s.isEmpty() ? "" : "  ");
            pad(s, entry, entry);
        }
        return s.toString();
    }

    private String line(Map<String, Object> row) {
        StringBuilder s = new StringBuilder();
        for (String entry : entries) {
            Object value = row.get(entry);
            pad(s, entry, switch (value) {
                case null -> "";
                case Number n -> General.format(n.doubleValue(), DIGITS);
                default -> value.toString();
            });
            s.append("  ");
        }
        return s.toString();
    }

    private static void pad(StringBuilder s, String entry, String text) {
        s.append(text).repeat(' ', Math.max(0, Math.max(MIN_WIDTH, entry.length()) - text.length()));
    }

    @Override public void serialize(Serializer s) {
        if (options.ownLogReport != null) {
            options.ownLogReport.serialize(s.child("_log_report"));
        }
    }
}
