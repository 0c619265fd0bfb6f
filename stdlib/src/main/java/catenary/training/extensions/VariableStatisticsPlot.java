package catenary.training.extensions;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.links.Link;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;

/// Draws how the elements of variables, and of their gradients, are distributed as training goes on, into a picture,
/// `statistics.png` in the output folder.
///
/// ```java
/// .extend(new VariableStatisticsPlot(model))
/// .extend(new VariableStatisticsPlot(model.l1, o -> o.reportGrad(false).filename("l1.png")))
/// ```
///
/// After every update the elements of all of them together give a mean, a standard deviation and percentiles; a sample of
/// these, evenly from the whole history, is drawn once an epoch. Variables without a value, and missing gradients, are left
/// out.
public final class VariableStatisticsPlot implements Extension {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    /// @param maxSampleSize    how many updates are drawn at most
    /// @param reportData       whether values are drawn
    /// @param reportGrad       whether gradients are drawn
    /// @param plotMean         whether the mean is drawn
    /// @param plotStd          whether the standard deviation is drawn
    /// @param percentileSigmas which percentiles are drawn, from 0 to 100; none for none
    /// @param trigger          when the picture is drawn
    /// @param filename         of the picture, ending in `.png`
    /// @param marker           whether points are marked
    /// @param grid             whether there are grid lines
    public record Options(int maxSampleSize, boolean reportData, boolean reportGrad, boolean plotMean, boolean plotStd,
            List<Double> percentileSigmas, Trigger trigger, String filename, boolean marker, boolean grid) {

        static Options defaults() {
            return new Options(1000, true, true, true, true,
                    List.of(0., 0.13, 2.28, 15.87, 50., 84.13, 97.72, 99.87, 100.),
                    Trigger.every(1, TrainingUnit.EPOCH), "statistics.png", false, true);
        }

        public Options maxSampleSize(int maxSampleSize) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options reportData(boolean reportData) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options reportGrad(boolean reportGrad) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options plotMean(boolean plotMean) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options plotStd(boolean plotStd) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options percentileSigmas(double... percentileSigmas) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd,
                    DoubleStream.of(percentileSigmas).boxed().toList(), trigger, filename, marker, grid);
        }

        public Options trigger(Trigger trigger) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options trigger(double period, TrainingUnit unit) {
            return trigger(Trigger.every(period, unit));
        }

        public Options filename(String filename) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options marker(boolean marker) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }

        public Options grid(boolean grid) {
            return new Options(maxSampleSize, reportData, reportGrad, plotMean, plotStd, percentileSigmas, trigger,
                    filename, marker, grid);
        }
    }

    private final Supplier<List<? extends Variable>> targets;
    private final Options options;
    private final double[] percentages;
    private final Map<String, Reservoir> history = new LinkedHashMap<>(); // of data and of grad
    private final PictureFile picture = new PictureFile("VariableStatisticsPlot", this::drawn);

    /// The parameters of a link.
    public VariableStatisticsPlot(Link target) {
        this(target, o -> o);
    }

    public VariableStatisticsPlot(Link target, UnaryOperator<Options> options) {
        this(target.params(), () -> target.params(false), options);
    }

    public VariableStatisticsPlot(List<? extends Variable> targets, UnaryOperator<Options> options) {
        this(targets, () -> targets, options);
    }

    private VariableStatisticsPlot(List<? extends Variable> now, Supplier<List<? extends Variable>> targets,
            UnaryOperator<Options> options) {
        this.targets = targets;
        this.options = options.apply(Options.defaults());
        this.percentages = this.options.percentileSigmas.stream().mapToDouble(p -> p).toArray();
        Options o = this.options;
        if (now.isEmpty() || !o.reportData && !o.reportGrad
                || !o.plotMean && !o.plotStd && o.percentileSigmas.isEmpty() || o.maxSampleSize < 1) {
            throw new IllegalArgumentException("VariableStatisticsPlot: expected variables, values or gradients of"
                    + " theirs, and statistics to draw, but found " + now.size() + " variable(s) and " + o);
        }
        if (DoubleStream.of(percentages).anyMatch(p -> !(p >= 0 && p <= 100))) {
            throw new IllegalArgumentException(
                    "VariableStatisticsPlot: expected percentiles from 0 to 100, but found " + o.percentileSigmas);
        }
        if (o.reportData) {
            history.put("data", new Reservoir(o.maxSampleSize, 3 + percentages.length));
        }
        if (o.reportGrad) {
            history.put("grad", new Reservoir(o.maxSampleSize, 3 + percentages.length));
        }
    }

    /// The statistics kept, of `data` or of `grad`: a row is an iteration, mean, standard deviation and percentiles.
    public List<double[]> samples(String of) {
        return List.copyOf(history.get(of).rows());
    }

    @Override public void initialize(Trainer trainer) {
        picture.at(trainer.out().resolve(options.filename));
    }

    @Override public void call(Trainer trainer) {
        history.forEach((of, reservoir) -> {
            List<NDArray> arrays = new ArrayList<>();
            for (Variable v : targets.get()) {
                NDArray a = v instanceof Parameter p && !p.isInitialized() ? null
                        : of.equals("data") ? v.array() : v.grad();
                if (a != null && a.size() > 0) {
                    arrays.add(a);
                }
            }
            if (!arrays.isEmpty()) {
                reservoir.add(row(trainer.iteration(), arrays));
            }
        });
        if (options.trigger.fire(trainer)) {
            picture.changed();
        }
    }

    private double[] row(int iteration, List<NDArray> arrays) {
        double[] all = arrays.stream().map(NDArray::toDoubleArray).flatMapToDouble(DoubleStream::of).toArray();
        double mean = DoubleStream.of(all).sum() / all.length;
        double variance = DoubleStream.of(all).map(x -> (x - mean) * (x - mean)).sum() / all.length;
        return DoubleStream.concat(DoubleStream.of(iteration, mean, Math.sqrt(variance)),
                DoubleStream.of(ParameterStatistics.percentiles(all, percentages))).toArray();
    }

    // ---- drawing

    /// Values in one column, gradients in another; below each other mean, deviation and percentiles.
    private BufferedImage drawn() {
        List<List<BufferedImage>> columns = new ArrayList<>();
        history.forEach((of, reservoir) -> columns.add(charts(of, reservoir.rows())));
        var image = new BufferedImage(columns.size() * WIDTH, columns.getFirst().size() * HEIGHT,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int c = 0; c < columns.size(); c++) {
            for (int r = 0; r < columns.get(c).size(); r++) {
                g.drawImage(columns.get(c).get(r), c * WIDTH, r * HEIGHT, null);
            }
        }
        g.dispose();
        return image;
    }

    private List<BufferedImage> charts(String of, List<double[]> rows) {
        List<BufferedImage> charts = new ArrayList<>();
        if (options.plotMean) {
            charts.add(chart(Map.of("mean of " + of, curve(rows, 1))));
        }
        if (options.plotStd) {
            charts.add(chart(Map.of("std of " + of, curve(rows, 2))));
        }
        if (percentages.length > 0) {
            Map<String, List<double[]>> curves = new LinkedHashMap<>();
            for (int i = percentages.length - 1; i >= 0; i--) {
                curves.put(General.format(percentages[i], 4) + " % of " + of, curve(rows, 3 + i));
            }
            charts.add(chart(curves));
        }
        return charts;
    }

    private BufferedImage chart(Map<String, List<double[]>> curves) {
        return BitmapEncoder.getBufferedImage(
                CurveChart.of(curves, "iteration", options.marker, options.grid, WIDTH, HEIGHT));
    }

    private static List<double[]> curve(List<double[]> rows, int column) {
        return rows.stream().map(row -> new double[] {row[0], row[column]}).toList();
    }

    @Override public void close() {
        picture.finish();
    }

    /// Chainer saves nothing of it: a resumed picture begins anew there.
    @Override public void serialize(Serializer s) {
        if (s.has("_trigger")) {
            options.trigger.serialize(s.child("_trigger"));
        }
        history.forEach((of, reservoir) -> {
            if (s.has("_" + of)) {
                reservoir.serialize(s.child("_" + of));
            }
        });
    }
}
