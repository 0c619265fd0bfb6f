package catenary.picture;

import catenary.training.extensions.CurveChart;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;

/// Curves.
public final class Chart extends Picture {

    private final List<Series> series;

    private Chart(List<Series> series) {
        this.series = series.stream().filter(s -> s.ys().length > 0).map(Series::thinned).toList();
        if (this.series.isEmpty()) throw new IllegalArgumentException("plot: expected a finite number, but found none");
    }

    /// Curves through numbers: arrays, variables, Java arrays or collections; of a matrix each column, of a map each value
    /// under its name.
    ///
    /// @param xs null: 0, 1, 2, ...
    public static Chart of(Object xs, Object ys) {
        return new Chart(Series.of(xs, ys));
    }

    @Override public BufferedImage image() {
        var curves = new LinkedHashMap<String, List<double[]>>();
        for (var s : series) {
            curves.put(s.name(), IntStream.range(0, s.ys().length).mapToObj(i -> new double[] {s.xs()[i], s.ys()[i]})
                    .toList());
        }
        var chart = CurveChart.of(curves, "", series.getFirst().ys().length == 1, true);
        chart.getStyler().setLegendVisible(series.size() > 1);
        return BitmapEncoder.getBufferedImage(chart);
    }

    @Override String kind() {
        return "plot";
    }

    @Override String inCharacters(int columns, int rows, Colours colours) {
        return new Braille(series, columns, rows, colours).text();
    }
}
