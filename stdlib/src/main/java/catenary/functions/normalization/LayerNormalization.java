package catenary.functions.normalization;

import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Layer normalization: each row with its own mean and biased variance taken out, then scaled and shifted by column,
/// `y = gamma * (x - mean) / sqrt(var + eps) + beta`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, D)` | float |
/// | `gamma`, `beta` | `(D,)` | float, one for both |
/// | returns | `(B, D)` | that of `x` |
///
/// ```jshell
/// jshell> F.layerNormalization(variable(new float[][] {{1, 2, 3}}), variable(1, 1, 1), variable(0, 0, 0))
/// $1 ==> variable([[-1.2247356,  0.       ,  1.2247356]])
/// ```
///
/// Source: [Ba, Kiros and Hinton (2016)](https://arxiv.org/abs/1607.06450).
public final class LayerNormalization {

    private static final String NAME = "layerNormalization";
    private static final String[] NAMES = {"gamma", "beta"};
    private static final int[] WITHIN_ROW = {1};

    /// What can be chosen beside the arrays.
    public static final class Options {
        private double eps = 1e-5;

        /// Added to the variance; 1e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }
    }

    private LayerNormalization() {}

    public static Variable layerNormalization(Variable x, Variable gamma, Variable beta) {
        return layerNormalization(x, gamma, beta, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable layerNormalization(Variable x, Variable gamma, Variable beta, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (x.rank() != 2) {
            throw new IllegalArgumentException(
                    NAME + ": expected x.rank == 2, but found " + x.rank() + "\n  x: " + x.array().describe());
        }
        int columns = x.shape().axis(1);
        ChannelAxes.check(NAME, x, Shape.of(columns), NAMES, gamma, beta);
        Variable wide = Standardization.wide(x, gamma.dtype());
        Variable y = Standardization.standardizeRows(wide, Reshape.reshape(gamma, 1, columns),
                Reshape.reshape(beta, 1, columns), WITHIN_ROW, o.eps);
        return Cast.cast(y, x.dtype());
    }
}
