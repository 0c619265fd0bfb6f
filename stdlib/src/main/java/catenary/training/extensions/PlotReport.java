package catenary.training.extensions;

import catenary.reporting.DictSummary;
import catenary.serializers.Json;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/// Draws observed values as curves into a picture, `plot.png` in the output folder.
///
/// ```java
/// .extend(new PlotReport("main/loss", "validation/main/loss"))
/// .extend(new PlotReport(List.of("main/accuracy"), o -> o.xKey(EPOCH).filename("accuracy.png")))
/// ```
///
/// A point is the mean of an epoch. The picture is drawn anew when there is a point, but not so often that drawing takes
/// more than a tenth of the time; the last one is drawn in any case.
public final class PlotReport implements Extension {

    /// @param xKey        what the horizontal axis counts
    /// @param trigger     when a point is added
    /// @param postprocess may change the chart before it is drawn; null for nothing
    /// @param filename    of the picture, ending in `.png`
    /// @param marker      whether points are marked
    /// @param grid        whether there are grid lines
    public record Options(TrainingUnit xKey, Trigger trigger, Consumer<XYChart> postprocess, String filename,
            boolean marker, boolean grid) {

        static Options defaults() {
            return new Options(TrainingUnit.ITERATION, Trigger.every(1, TrainingUnit.EPOCH), null, "plot.png", true,
                    true);
        }

        public Options xKey(TrainingUnit xKey) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }

        public Options trigger(Trigger trigger) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }

        public Options trigger(double period, TrainingUnit unit) {
            return trigger(Trigger.every(period, unit));
        }

        public Options postprocess(Consumer<XYChart> postprocess) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }

        public Options filename(String filename) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }

        public Options marker(boolean marker) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }

        public Options grid(boolean grid) {
            return new Options(xKey, trigger, postprocess, filename, marker, grid);
        }
    }

    private final List<String> keys;
    private final Options options;
    private final Map<String, List<double[]>> curves = new LinkedHashMap<>();
    private DictSummary summary = new DictSummary();
    private final PictureFile picture = new PictureFile("PlotReport", this::drawn);

    /// @param keys of observations, one a curve
    public PlotReport(String... keys) {
        this(List.of(keys), o -> o);
    }

    public PlotReport(List<String> keys, UnaryOperator<Options> options) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("PlotReport: expected at least one key, but found none");
        }
        this.keys = List.copyOf(keys);
        this.options = options.apply(Options.defaults());
    }

    /// The points of each curve, as pairs.
    public Map<String, List<double[]>> curves() {
        return curves;
    }

    @Override public void initialize(Trainer trainer) {
        picture.at(trainer.out().resolve(options.filename));
    }

    @Override public void call(Trainer trainer) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        keys.stream().filter(trainer.observation()::containsKey)
                .forEach(key -> chosen.put(key, trainer.observation().get(key)));
        summary.add(chosen);
        if (options.trigger.fire(trainer)) {
            double x = options.xKey == TrainingUnit.EPOCH ? trainer.epochDetail() : trainer.iteration();
            summary.computeMean().forEach(
                    (key, mean) -> curves.computeIfAbsent(key, _ -> new ArrayList<>()).add(new double[] {x, mean}));
            summary = new DictSummary();
            picture.changed();
        }
    }

    private BufferedImage drawn() {
        XYChart chart = CurveChart.of(curves, options.xKey.toString(), options.marker, options.grid);
        if (options.postprocess != null) {
            options.postprocess.accept(chart);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    @Override public void close() {
        picture.finish();
    }

    @Override public void serialize(Serializer s) {
        if (s.has("_trigger")) {
            options.trigger.serialize(s.child("_trigger"));
            summary.serialize(s.child("_summary"));
        }
        String key = "_plot_" + options.filename;
        if (s.has(key)) {
            read(s.value(key, text()));
        }
    }

    private String text() {
        Map<String, Object> all = new LinkedHashMap<>();
        curves.forEach((name, points) -> all.put(name, points.stream().map(p -> List.of(p[0], p[1])).toList()));
        return Json.format(all);
    }

    private void read(String text) {
        Map<String, List<double[]>> found = new LinkedHashMap<>();
        if (Json.parse(text) instanceof Map<?, ?> all) {
            all.forEach((name, points) -> found.put((String) name, points(points)));
        }
        curves.clear();
        curves.putAll(found);
    }

    private static List<double[]> points(Object json) {
        List<double[]> points = new ArrayList<>();
        if (json instanceof List<?> list) {
            for (Object pair : list) {
                if (!(pair instanceof List<?> p && p.size() == 2 && p.get(0) instanceof Number x
                        && p.get(1) instanceof Number y)) {
                    throw new IllegalArgumentException("plot: expected pairs of numbers, but found " + pair);
                }
                points.add(new double[] {x.doubleValue(), y.doubleValue()});
            }
        }
        return points;
    }
}
