package catenary.training.extensions;

import catenary.array.NDArray;
import catenary.links.Link;
import catenary.reporting.DictSummary;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Observes statistics of parameters and their gradients, so that a log shows what vanishes or explodes.
///
/// ```java
/// .extend(new ParameterStatistics(model))
/// .extend(new ParameterStatistics(List.of(model), o -> o.reportGrads(false).statistic("norm", ...)))
/// ```
///
/// They are taken after every update, and their means are observed at the end of an epoch as
/// `[prefix/]link/path/data/mean`, or `grad` in place of `data`; a link without a parent is called `None`. By default these
/// are `mean`, `std`, `min`, `max`, `zeros` (a count) and `percentile/0` to `6`, those of 0, 1, 2 and 3 standard deviations
/// of a normal distribution from below to above. Parameters without shape and missing gradients are left out.
public final class ParameterStatistics implements Extension {

    /// The percentages that lie below -3, -2, -1, 0, 1, 2 and 3 standard deviations of a normal distribution.
    static final double[] SIGMAS = {0.13, 2.28, 15.87, 50, 84.13, 97.72, 99.87};

    private static final Map<String, Function<NDArray, double[]>> DEFAULT = new LinkedHashMap<>();

    static {
        DEFAULT.put("mean", a -> new double[] {a.mean().item()});
        DEFAULT.put("std", a -> new double[] {std(a)});
        DEFAULT.put("min", a -> new double[] {a.min().item()});
        DEFAULT.put("max", a -> new double[] {a.max().item()});
        DEFAULT.put("zeros", a -> new double[] {a.size() - a.ne(0).sum().item()});
        DEFAULT.put("percentile", a -> percentiles(a.toDoubleArray(), SIGMAS));
    }

    /// What is observed.
    public static final class Options {
        private final Map<String, Function<NDArray, double[]>> statistics = new LinkedHashMap<>(DEFAULT);
        private boolean reportParams = true;
        private boolean reportGrads = true;
        private String prefix = "";
        private Trigger trigger = Trigger.every(1, TrainingUnit.EPOCH);
        private boolean skipNanParams;

        private Options() {}

        /// One statistic more, or in place of that of the same name. If there are several numbers they are numbered.
        public Options statistic(String name, Function<NDArray, double[]> statistic) {
            statistics.put(name, statistic);
            return this;
        }

        /// Only these of the statistics that there are.
        public Options statistics(String... names) {
            if (!statistics.keySet().containsAll(List.of(names))) {
                throw new IllegalArgumentException("ParameterStatistics: expected names among " + statistics.keySet()
                        + ", but found " + List.of(names));
            }
            statistics.keySet().retainAll(List.of(names));
            return this;
        }

        /// Whether statistics of values are reported; true if not given.
        public Options reportParams(boolean reportParams) {
            this.reportParams = reportParams;
            return this;
        }

        /// Whether statistics of gradients are reported; true if not given.
        public Options reportGrads(boolean reportGrads) {
            this.reportGrads = reportGrads;
            return this;
        }

        /// What all keys begin with.
        public Options prefix(String prefix) {
            this.prefix = prefix + "/";
            return this;
        }

        /// When means are observed.
        public Options trigger(Trigger trigger) {
            this.trigger = trigger;
            return this;
        }

        public Options trigger(double period, TrainingUnit unit) {
            return trigger(Trigger.every(period, unit));
        }

        /// Whether nothing is computed of arrays with a NaN: each statistic, percentiles too, is then a single NaN.
        public Options skipNanParams(boolean skipNanParams) {
            this.skipNanParams = skipNanParams;
            return this;
        }
    }

    private final List<Link> links;
    private final Options options;
    private DictSummary summary = new DictSummary();

    public ParameterStatistics(Link... links) {
        this(List.of(links), o -> o);
    }

    public ParameterStatistics(List<? extends Link> links, UnaryOperator<Options> options) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("ParameterStatistics: expected at least one link, but found none");
        }
        this.links = List.copyOf(links);
        this.options = options.apply(new Options());
    }

    private static double std(NDArray a) {
        return Math.sqrt(a.sub(a.mean()).square().mean().item());
    }

    /// Percentiles with linear interpolation between the elements, as NumPy's; NaN where there is one.
    static double[] percentiles(double[] values, double[] percentages) {
        double[] sorted = values.clone();
        Arrays.sort(sorted); // NaN last
        double[] out = new double[percentages.length];
        for (int i = 0; i < out.length; i++) {
            double at = percentages[i] / 100 * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            out[i] = sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1]) ? Double.NaN
                    : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
        return out;
    }

    @Override public void call(Trainer trainer) {
        Map<String, Object> taken = new LinkedHashMap<>();
        for (Link link : links) {
            String name = options.prefix + (link.name() == null ? "None" : link.name());
            link.namedParams().forEach((path, p) -> {
                if (p.isInitialized() && options.reportParams) {
                    take(taken, name + path + "/data", p.array());
                }
                if (p.isInitialized() && options.reportGrads && p.grad() != null) {
                    take(taken, name + path + "/grad", p.grad());
                }
            });
        }
        summary.add(taken);
        if (options.trigger.fire(trainer)) {
            trainer.observation().putAll(summary.computeMean());
            summary = new DictSummary();
        }
    }

    private void take(Map<String, Object> taken, String key, NDArray a) {
        if (a.size() == 0) {
            return;
        }
        if (options.skipNanParams && a.hasNaN()) {
            options.statistics.keySet().forEach(name -> taken.put(key + "/" + name, Double.NaN));
            return;
        }
        options.statistics.forEach((name, statistic) -> {
            double[] values = statistic.apply(a);
            for (int i = 0; i < values.length; i++) {
                taken.put(key + "/" + name + (values.length == 1 ? "" : "/" + i), values[i]);
            }
        });
    }

    @Override public int priority() {
        return WRITER;
    }

    @Override public String name() {
        return "parameter_statistics";
    }

    @Override public void serialize(Serializer s) {
        if (s.has("_trigger")) {
            options.trigger.serialize(s.child("_trigger"));
            summary.serialize(s.child("_summary"));
        }
    }
}
