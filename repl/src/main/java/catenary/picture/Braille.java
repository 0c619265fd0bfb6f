package catenary.picture;

import catenary.training.extensions.CurveChart;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Curves in Braille characters, two by four dots each, with the ranges of both axes and the names beside them.
final class Braille {

    private static final int EMPTY = 0x2800;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final List<Series> series;
    private final Colours colours;
    private final String highest;
    private final String lowest;
    private final int margin;
    private final int width;
    private final int height;
    private final int[][] dots;
    private final int[][] owners;
    private final double left;
    private final double right;
    private final double bottom;
    private final double top;

    Braille(List<Series> series, int columns, int rows, Colours colours) {
        this.series = series;
        this.colours = colours;
        left = extreme(series, s -> DoubleStream.of(s.xs()).min().orElseThrow(), false);
        right = extreme(series, s -> DoubleStream.of(s.xs()).max().orElseThrow(), true);
        bottom = extreme(series, s -> DoubleStream.of(s.ys()).min().orElseThrow(), false);
        top = extreme(series, s -> DoubleStream.of(s.ys()).max().orElseThrow(), true);
        highest = number(top);
        lowest = number(bottom);
        margin = Math.max(highest.length(), lowest.length()) + 1;
        width = Math.max(4, columns - margin - 1);
        height = Math.max(2, rows - (series.size() > 1 ? 3 : 2));
        dots = new int[height][width];
        owners = new int[height][width];
        for (int i = 0; i < series.size(); i++) draw(series.get(i), i);
    }

    private static double extreme(List<Series> series, ToDoubleFunction<Series> of, boolean greatest) {
        var all = series.stream().mapToDouble(of);
        return (greatest ? all.max() : all.min()).orElseThrow();
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.4g", v).replaceAll("(\\.\\d*?)0+(e|$)", "$1$2").replaceAll("\\.(e|$)",
                "$1");
    }

    private void draw(Series s, int owner) {
        int x0 = column(s.xs()[0]);
        int y0 = row(s.ys()[0]);
        for (int i = 0; i < s.ys().length; i++) {
            int x1 = column(s.xs()[i]);
            int y1 = row(s.ys()[i]);
            int steps = Math.max(1, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
            for (int step = 0; step <= steps; step++) {
                dot(x0 + Math.round((x1 - x0) * step / (float) steps),
                        y0 + Math.round((y1 - y0) * step / (float) steps),
                        owner);
            }
            x0 = x1;
            y0 = y1;
        }
    }

    private int column(double x) {
        return scaled(x, left, right, 2 * width - 1);
    }

    private int row(double y) {
        return 4 * height - 1 - scaled(y, bottom, top, 4 * height - 1);
    }

    private static int scaled(double v, double low, double high, int last) {
        return high > low ? (int) Math.round((v - low) / (high - low) * last) : last / 2;
    }

    private void dot(int x, int y, int owner) {
        dots[y / 4][x / 2] |= DOTS[y % 4][x % 2];
        owners[y / 4][x / 2] = owner;
    }

    String text() {
        var out = new StringBuilder();
        for (int y = 0; y < height; y++) {
            String label = y == 0 ? highest : y == height - 1 ? lowest : "";
            out.append(" ".repeat(margin - 1 - label.length())).append(label).append(" \u2502");
            row(dots[y], owners[y], out);
        }
        String from = number(left);
        String to = number(right);
        out.append(" ".repeat(margin)).append('\u2514').append("\u2500".repeat(width)).append('\n');
        out.append(" ".repeat(margin + 1)).append(from)
                .append(" ".repeat(Math.max(1, width - from.length() - to.length())))
                .append(to).append('\n');
        if (series.size() > 1) legend(out);
        return out.toString();
    }

    private void row(int[] cells, int[] owner, StringBuilder out) {
        int colour = -1;
        int end = cells.length;
        while (end > 0 && cells[end - 1] == 0) end--;
        for (int x = 0; x < end; x++) {
            if (cells[x] != 0 && owner[x] != colour) {
                colour = owner[x];
                out.append(colours.foreground(rgb(colour)));
            }
            out.append(cells[x] == 0 ? ' ' : (char) (EMPTY + cells[x]));
        }
        out.append(colours == Colours.NONE || colour < 0 ? "" : Colours.RESET).append('\n');
    }

    private void legend(StringBuilder out) {
        out.append(" ".repeat(margin));
        for (int i = 0; i < series.size(); i++) {
            out.append(' ').append(colours.foreground(rgb(i))).append('\u2501')
                    .append(colours == Colours.NONE ? "" : Colours.RESET).append(' ').append(series.get(i).name())
                    .append(' ');
        }
        out.append('\n');
    }

    private static int rgb(int i) {
        return CurveChart.colour(i).getRGB();
    }
}
