package catenary.links;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Draws numbers `0 ... n-1` with given probabilities, each in constant time, by the alias method: `n` slots of equal probability
/// hold at most two numbers each, parted by a threshold.
///
/// ```java
/// var sampler = new WalkerAlias(8, 4, 2, 1);
/// NDArray ids = sampler.sample(Shape.of(2, 5));     // int32
/// ```
///
/// Walker: [An efficient method for generating discrete random variables](https://doi.org/10.1145/355744.355749) (1977).
public final class WalkerAlias implements catenary.functions.loss.NegativeSampling.Sampler {

    private final NDArray threshold;
    private final NDArray below;
    private final NDArray above;

    /// A sampler with probabilities in proportion to `weights`.
    ///
    /// @throws IllegalArgumentException if one is negative or not finite, or all are 0
    public WalkerAlias(double... weights) {
        this(weights, Config.current().device());
    }

    private WalkerAlias(double[] weights, Device device) {
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "WalkerAlias: expected finite weights >= 0, but weights[" + i + "] is "
                                + weights[i]);
            }
            total += weights[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("WalkerAlias: expected some weight > 0, but found "
                    + (weights.length == 0 ? "none" : "only 0"));
        }
        int n = weights.length;
        double[] thresholds = new double[n];
        int[] lower = new int[n];
        int[] upper = new int[n];
        int[] ascending = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> weights[i]))
                .mapToInt(i -> i).toArray();
        int filled = 0; // slots that have their second number
        for (int slot = 0; slot < n; slot++) {
            int id = ascending[slot];
            double share = weights[id] / total * n;
            while (share > 1 && filled < slot) {
                upper[filled] = id;
                share -= 1 - thresholds[filled];
                filled++;
            }
            lower[slot] = id;
            thresholds[slot] = share;
        }
        for (int slot = filled; slot < n; slot++) { // what rounding left over belongs to the first number
            upper[slot] = lower[slot];
        }
        threshold = Create.of(device, DType.FLOAT64, Shape.of(n), thresholds);
        below = Create.of(device, Shape.of(n), lower);
        above = Create.of(device, Shape.of(n), upper);
    }

    private WalkerAlias(NDArray threshold, NDArray below, NDArray above) {
        this.threshold = threshold;
        this.below = below;
        this.above = above;
    }

    /// How many numbers there are.
    public int size() {
        return threshold.length();
    }

    /// Numbers drawn from the global [Generator], int32.
    @Override public NDArray sample(Shape shape) {
        NDArray at = Generator.global().rand(threshold.device(), DType.FLOAT64, shape).mulAssign(size());
        NDArray floor = at.floor();
        NDArray slot = floor.astype(DType.INT32);
        return at.sub(floor).le(threshold.take(slot, 0)).where(below.take(slot, 0), above.take(slot, 0));
    }

    /// The same sampler, whose numbers are drawn on `device`.
    public WalkerAlias to(Device device) {
        return new WalkerAlias(threshold.to(device), below.to(device), above.to(device));
    }

    /// A sampler with probabilities in proportion to powers of `counts`.
    static WalkerAlias ofCounts(String link, int[] counts, double power) {
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException(
                    link + ": expected counts >= 0, one for each word, but found " + Arrays.toString(counts));
        }
        return new WalkerAlias(Arrays.stream(counts).mapToDouble(c -> Math.pow(c, power)).toArray());
    }
}
