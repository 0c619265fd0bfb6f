package catenary.functions.normalization;

import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Group normalization: the channels of each example in groups, each with its own mean and biased variance taken out, then
/// scaled and shifted by channel, `y = gamma * (x - mean) / sqrt(var + eps) + beta`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `groups` | a divisor of `C` | |
/// | `gamma`, `beta` | `(C,)` | float, one for both |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.groupNormalization(variable(new float[][] {{1, 3, 0, 4}}), 2, variable(1, 1, 1, 1), variable(0, 0, 0, 0))
/// $1 ==> variable([[-0.999995 ,  0.999995 , -0.9999988,  0.9999988]])
/// ```
///
/// Source: [Wu and He (2018)](https://arxiv.org/abs/1803.08494).
public final class GroupNormalization {

    private static final String NAME = "groupNormalization";
    private static final String[] NAMES = {"gamma", "beta"};
    private static final int[] WITHIN_GROUP = {2, 3};

    /// What can be chosen beside the arrays.
    public static final class Options {
        private double eps = 1e-5;

        /// Added to the variance; 1e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }
    }

    private GroupNormalization() {}

    public static Variable groupNormalization(Variable x, int groups, Variable gamma, Variable beta) {
        return groupNormalization(x, groups, gamma, beta, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or the channels can't be divided
    public static Variable groupNormalization(Variable x, int groups, Variable gamma, Variable beta,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (x.rank() < 2 || groups < 1 || x.shape().axis(1) % groups != 0) {
            throw new IllegalArgumentException(
                    NAME + ": expected x.rank >= 2 and groups that divide x.shape[1], but found "
                            + groups + " groups\n  x: " + x.array().describe());
        }
        int channels = x.shape().axis(1);
        ChannelAxes.check(NAME, x, Shape.of(channels), NAMES, gamma, beta);
        int size = channels / groups;
        int below = channels == 0 || x.shape().axis(0) == 0 ? 0 : x.size() / x.shape().axis(0) / channels;
        Variable grouped =
                Reshape.reshape(Standardization.wide(x, gamma.dtype()), x.shape().axis(0), groups, size, below);
        Variable y = Standardization.standardizeRows(grouped, Reshape.reshape(gamma, 1, groups, size, 1),
                Reshape.reshape(beta, 1, groups, size, 1), WITHIN_GROUP, o.eps);
        return Cast.cast(Reshape.reshape(y, x.shape()), x.dtype());
    }
}
