package catenary.functions.normalization;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Batch renormalization by statistics that are given: in inference that is batch normalization, so this is another name
/// for [FixedBatchNormalization], which Chainer keeps too.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `gamma`, `beta`, `mean`, `var` | `(C,)`, or that of `x` without the axes `axis` | float, one for all |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.fixedBatchRenormalization(variable(new float[][] {{1}, {3}}), variable(1), variable(0), variable(2), variable(4))
/// $1 ==> variable([[-0.49999875],
///                  [ 0.49999875]])
/// ```
///
/// Source: [Ioffe (2017)](https://arxiv.org/abs/1702.03275).
public final class FixedBatchRenormalization {

    private FixedBatchRenormalization() {}

    public static Variable fixedBatchRenormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var) {
        return fixedBatchRenormalization(x, gamma, beta, mean, var, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable fixedBatchRenormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var, Consumer<FixedBatchNormalization.Options> options) {
        return FixedBatchNormalization.named("fixedBatchRenormalization", x, gamma, beta, mean, var, options);
    }
}
