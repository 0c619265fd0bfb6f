package catenary.functions.pooling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.Given;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.DoubleStream;

/// Functions of regions written plainly, one number at a time, and regions to compare them with.
final class PlainRegions {

    /// The mean, 0 of nothing.
    static final BinaryOperator<double[]> MEAN =
            (v, n) -> new double[] {v.length == 0 ? 0 : DoubleStream.of(v).sum() / n[0]};

    private PlainRegions() {}

    static BinaryOperator<double[]> greatest(double empty) {
        return (v, _) -> new double[] {DoubleStream.of(v).max().orElse(empty)};
    }

    /// Regions inside images, beyond their edges, turned around and empty; of float64.
    static NDArray regions(int count, int h, int w, Random random) {
        double[] v = new double[4 * count];
        for (int i = 0; i < count; i++) {
            double y = random.nextDouble(-3, h + 2);
            double x = random.nextDouble(-3, w + 2);
            v[4 * i] = y;
            v[4 * i + 1] = x;
            v[4 * i + 2] = y + random.nextDouble(-2, h);
            v[4 * i + 3] = x + random.nextDouble(-2, w);
        }
        return Given.at(v).reshape(count, 4);
    }

    /// Compares `y` with what is read at each bin, summarised: of `x` at points, which are pairs of `y` and `x`.
    static void assertSummary(Variable y, NDArray x, NDArray rois, int[] images, double scale, int[] ratio,
            boolean inclusive, BinaryOperator<double[]> summary) {
        int[] d = y.shape().toArray();
        double[] corners = rois.toDoubleArray();
        double[] found = y.array().toDoubleArray();
        for (int i = 0; i < found.length; i++) {
            int r = i / (d[1] * d[2] * d[3]);
            NDArray channel = x.get(images[r], i / (d[2] * d[3]) % d[1]);
            int h = x.shape().axis(2);
            int w = x.shape().axis(3);
            double[] down = {corners[4 * r] * scale, corners[4 * r + 2] * scale};
            double[] right = {corners[4 * r + 1] * scale, corners[4 * r + 3] * scale};
            double[] ys = ratio == null
                    ? pixels(down, inclusive, d[2], i / d[3] % d[2], h)
                    : points(down, ratio.length == 0 ? 0 : ratio[0], d[2], i / d[3] % d[2]);
            double[] xs = ratio == null
                    ? pixels(right, inclusive, d[3], i % d[3], w)
                    : points(right, ratio.length == 0 ? 0 : ratio[1], d[3], i % d[3]);
            double[] inside = DoubleStream.of(ys).filter(p -> p >= -1 && p <= h).flatMap(p -> DoubleStream.of(xs)
                    .filter(q -> q >= -1 && q <= w).map(q -> between(channel, p, q))).toArray();
            double expected = summary.apply(inside, new double[] {ys.length * xs.length})[0];
            assertTrue(expected == found[i] || Math.abs(expected - found[i]) < 1e-12,
                    "element " + i + ": " + expected + ", but " + found[i]);
        }
    }

    private static double[] pixels(double[] corners, boolean inclusive, int bins, int bin, int length) {
        double start = Math.rint(corners[0]);
        double size = Math.max(1, Math.rint(corners[1]) - start + (inclusive ? 1 : 0));
        double from = Math.floor(bin * (size / bins)) + start;
        double to = Math.ceil((bin + 1) * (size / bins)) + start;
        return DoubleStream.iterate(from, p -> p < to, p -> p + 1).filter(p -> p >= 0 && p < length).toArray();
    }

    private static double[] points(double[] corners, int ratio, int bins, int bin) {
        double size = Math.max(1, corners[1] - corners[0]) / bins;
        int n = ratio > 0 ? ratio : (int) Math.ceil(size);
        return DoubleStream.iterate(0, k -> k < n, k -> k + 1)
                .map(k -> corners[0] + bin * size + (k + 0.5) * size / n).toArray();
    }

    private static double between(NDArray image, double y, double x) {
        int h = image.shape().axis(0);
        int w = image.shape().axis(1);
        double p = Math.clamp(y, 0, h - 1);
        double q = Math.clamp(x, 0, w - 1);
        int i = (int) p;
        int j = (int) q;
        double upper = line(image, i, j, q - j);
        return upper + (line(image, Math.min(i + 1, h - 1), j, q - j) - upper) * (p - i);
    }

    private static double line(NDArray image, int i, int j, double t) {
        double left = image.get(i, j).item();
        return left + (image.get(i, Math.min(j + 1, image.shape().axis(1) - 1)).item() - left) * t;
    }
}
