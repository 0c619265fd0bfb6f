package catenary.functions.normalization;

import catenary.autograd.MatMul;
import catenary.autograd.Variable;

/// Decorrelated batch normalization by statistics that are given, `y = projection (x - mean)` in each group: the form for
/// inference.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `mean` | `(groups, C / groups)` | that of `x` |
/// | `projection` | `(groups, C / groups, C / groups)` | that of `x` |
/// | `groups` | a divisor of `C`; 16 if not given | |
/// | returns | that of `x` | that of `x` |
///
/// All three receive gradients, of every order.
///
/// ```jshell
/// jshell> F.fixedDecorrelatedBatchNormalization(variable(new float[][] {{3, 4}}), variable(new float[][] {{1, 1}}), variable(new float[][][] {{{1, 0}, {0, 2}}}), 1)
/// $1 ==> variable([[2., 6.]])
/// ```
///
/// Source: [Huang et al. (2018)](https://arxiv.org/abs/1804.08450).
public final class FixedDecorrelatedBatchNormalization {

    private FixedDecorrelatedBatchNormalization() {}

    public static Variable fixedDecorrelatedBatchNormalization(Variable x, Variable mean, Variable projection) {
        return fixedDecorrelatedBatchNormalization(x, mean, projection, 16);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or the channels can't be divided
    public static Variable fixedDecorrelatedBatchNormalization(Variable x, Variable mean, Variable projection,
            int groups) {
        ChannelGroups by = ChannelGroups.of("fixedDecorrelatedBatchNormalization", x, groups);
        by.check("mean", mean.array(), by.meanShape());
        by.check("projection", projection.array(), by.projectionShape());
        return by.back(MatMul.matmul(projection, by.split(x).sub(by.column(mean))));
    }
}
