package catenary.reporting;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;

/// Mean and standard deviation of weighted numbers, from running sums.
public final class Summary implements Saveable {

    private double x;
    private double x2;
    private double n;

    /// Mean and population standard deviation.
    public record Statistics(double mean, double std) {}

    public void add(double value) {
        add(value, 1);
    }

    public void add(double value, double weight) {
        x += weight * value;
        x2 += weight * value * value;
        n += weight;
    }

    /// The mean; NaN if nothing was added.
    public double mean() {
        return x / n;
    }

    /// The mean, and the square root of the mean square's distance from its square.
    public Statistics statistics() {
        double mean = mean();
        return new Statistics(mean, Math.sqrt(Math.max(x2 / n - mean * mean, 0)));
    }

    /// What the file lacks keeps its value.
    @Override public void serialize(Serializer s) {
        x = s.has("_x") ? s.value("_x", x) : x;
        x2 = s.has("_x2") ? s.value("_x2", x2) : x2;
        if (s.isWriter() && n == Math.rint(n)) {
            s.value("_n", (long) n);
        } else if (s.has("_n")) {
            n = s.value("_n", n);
        }
    }
}
