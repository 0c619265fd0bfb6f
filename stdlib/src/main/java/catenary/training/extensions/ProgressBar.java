package catenary.training.extensions;

import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingLength;
import catenary.training.TrainingUnit;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Draws how far training has come, below the table of a [PrintReport], every 100 iterations.
///
/// ```
///      total [##########........................................] 20.00%
/// this epoch [####################..............................] 40.00%
///        240 iter, 2 epoch / 10 epochs
///     279.17 iters/sec. Estimated time to finish: 0:00:03.450000.
/// ```
///
/// In a notebook the bars are one line. Where standard output is no terminal, or `NO_COLOR` is set, nothing is drawn: a
/// file is better off with the table alone.
public final class ProgressBar implements Extension {

    private static final int SAMPLES = 100;

    /// @param trainingLength how long training lasts; null: as the stop trigger says
    /// @param updateInterval iterations between two drawings
    /// @param barLength      cells of a bar
    /// @param out            where it is drawn; null for standard output
    /// @param ansi           whether it is a terminal that moves its cursor; null: found out
    public record Options(TrainingLength trainingLength, int updateInterval, int barLength, PrintStream out,
            Boolean ansi) {

        static final Options DEFAULT = new Options(null, 100, 50, null, null);

        public Options trainingLength(double period, TrainingUnit unit) {
            return new Options(new TrainingLength(period, unit), updateInterval, barLength, out, ansi);
        }

        public Options updateInterval(int updateInterval) {
            return new Options(trainingLength, updateInterval, barLength, out, ansi);
        }

        public Options barLength(int barLength) {
            return new Options(trainingLength, updateInterval, barLength, out, ansi);
        }

        public Options out(PrintStream out) {
            return new Options(trainingLength, updateInterval, barLength, out, ansi == null ? Boolean.TRUE : ansi);
        }

        public Options ansi(boolean ansi) {
            return new Options(trainingLength, updateInterval, barLength, out, ansi);
        }
    }

    private record Sample(int iteration, double epochDetail, long nanos) {}

    private final Options options;
    private final Deque<Sample> recent = new ArrayDeque<>();
    private boolean drawn;
    private boolean ansi;
    private boolean oneLine;

    public ProgressBar() {
        this(o -> o);
    }

    public ProgressBar(UnaryOperator<Options> options) {
        this.options = options.apply(Options.DEFAULT);
        if (this.options.updateInterval < 1 || this.options.barLength < 1) {
            throw new IllegalArgumentException("ProgressBar: expected updateInterval and barLength above 0, but found "
                    + this.options.updateInterval + " and " + this.options.barLength);
        }
    }

    @Override public void initialize(Trainer trainer) {
        ansi = options.ansi == null ? Console.isAnsi() : options.ansi;
        oneLine = options.ansi == null && !ansi && Console.isNotebook();
    }

    @Override public void call(Trainer trainer) {
        if ((ansi || oneLine) && trainer.iteration() % options.updateInterval == 0) {
            String text = text(trainer, System.nanoTime());
            if (ansi) out().print(Console.ERASE_BELOW + text + Console.up((int) text.lines().count()));
            else out().print(Console.line(oneLine(text)));
            out().flush();
            drawn = true;
        }
    }

    /// The lines, at that moment.
    String text(Trainer trainer, long nanos) {
        TrainingLength length = options.trainingLength != null ? options.trainingLength
                : trainer.stopTrigger().trainingLength().orElse(null);
        double epoch = trainer.epochDetail();
        recent.add(new Sample(trainer.iteration(), epoch, nanos));
        Sample first = recent.getFirst();
        double seconds = (nanos - first.nanos) * 1e-9;
        double speed = seconds == 0 ? Double.POSITIVE_INFINITY : (trainer.iteration() - first.iteration) / seconds;
        StringBuilder s = new StringBuilder();
        if (length != null) {
            s.append("     total ").append(bar(length.fraction(trainer))).append('\n');
        }
        s.append("this epoch ").append(bar(epoch - Math.floor(epoch))).append('\n');
        s.append(String.format(Locale.ROOT, "%10d iter, %d epoch%s\n", trainer.iteration(), trainer.epoch(),
                length == null ? "" : " / " + length));
        s.append(String.format(Locale.ROOT, "%10s iters/sec.", General.format(speed, 5)));
        if (length != null) {
            double done = length.count(trainer);
            double before = length.unit() == TrainingUnit.EPOCH ? first.epochDetail : first.iteration;
            double rate = seconds == 0 ? Double.POSITIVE_INFINITY : (done - before) / seconds;
            s.append(" Estimated time to finish: ").append(duration(Math.max(0, length.period() - done) / rate))
                    .append('.');
        }
        if (recent.size() > SAMPLES) {
            recent.removeFirst();
        }
        return s.append('\n').toString();
    }

    /// The first bar and the estimate.
    private static String oneLine(String text) {
        var lines = text.lines().map(String::strip).toList();
        return lines.getFirst() + "  " + lines.getLast();
    }

    private String bar(double rate) {
        int filled = (int) (rate * options.barLength);
        return "[" + "#".repeat(filled) + ".".repeat(options.barLength - filled) + "] "
                + String.format(Locale.ROOT, "%6s", String.format(Locale.ROOT, "%.2f%%", rate * 100));
    }

    /// As Python prints a `timedelta`: `1 day, 1:01:01.500000`.
    static String duration(double seconds) {
        if (Double.isNaN(seconds) || seconds > 1e9) {
            return "unknown";
        }
        long micros = Math.round(Math.max(0, seconds) * 1e6);
        long whole = micros / 1_000_000;
        long days = whole / 86_400;
        String text = String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600 % 24, whole / 60 % 60, whole % 60);
        return (days == 0 ? "" : days == 1 ? "1 day, " : days + " days, ") + text
                + (micros % 1_000_000 == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros % 1_000_000));
    }

    private PrintStream out() {
        return options.out == null ? System.out : options.out;
    }

    /// Erases what is drawn.
    @Override public void close() {
        if (drawn) {
            out().print(ansi ? Console.ERASE_BELOW : Console.erased());
            out().flush();
            drawn = false;
        }
    }
}
