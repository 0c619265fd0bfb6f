package catenary.training.extensions;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Curves on a white ground, with the names to the right.
public final class CurveChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;
    private static final Color[] COLOURS = {new Color(0x1F77B4), new Color(0xFF7F0E), new Color(0x2CA02C),
            new Color(0xD62728), new Color(0x9467BD), new Color(0x8C564B), new Color(0xE377C2), new Color(0x7F7F7F)};

    private CurveChart() {}

    /// The colour of curve `n`, counted from 0.
    public static Color colour(int n) {
        return COLOURS[n % COLOURS.length];
    }

    /// @param curves points as pairs, by name; what is not finite is left out
    public static XYChart of(Map<String, List<double[]>> curves, String xTitle, boolean marker, boolean grid) {
        return of(curves, xTitle, marker, grid, WIDTH, HEIGHT);
    }

    public static XYChart of(Map<String, List<double[]>> curves, String xTitle, boolean marker, boolean grid, int width,
            int height) {
        XYChart chart = new XYChartBuilder().width(width).height(height).xAxisTitle(xTitle).theme(ChartTheme.Matlab)
                .build();
        var style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE);
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setPlotGridLinesVisible(grid);
        style.setPlotGridLinesColor(new Color(0xDDDDDD));
        style.setMarkerSize(7);
        style.setYAxisDecimalPattern("0.####");
        style.setXAxisDecimalPattern("0.##");
        int n = 0;
        for (Map.Entry<String, List<double[]>> e : curves.entrySet()) {
            List<double[]> points = e.getValue().stream().filter(p -> Double.isFinite(p[1])).toList();
            if (points.isEmpty()) {
                continue;
            }
            XYSeries series = chart.addSeries(e.getKey(), points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1]).toArray());
            series.setMarker(marker ? SeriesMarkers.CROSS : SeriesMarkers.NONE);
            series.setLineColor(colour(n));
            series.setMarkerColor(colour(n));
            series.setLineStyle(new BasicStroke(1.8f));
            n++;
        }
        return chart;
    }
}
