package catenary.functions.normalization;

import static catenary.autograd.Pointwise.pointwise;
import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Cast;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.function.Consumer;

/// Batch normalization by statistics that are given, `y = gamma * (x - mean) / sqrt(var + eps) + beta`: the form for
/// inference.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `gamma`, `beta`, `mean`, `var` | `(C,)`, or that of `x` without the axes `axis` | float, one for all |
/// | returns | that of `x` | that of `x` |
///
/// All five receive gradients, of every order.
///
/// ```jshell
/// jshell> F.fixedBatchNormalization(variable(new float[][] {{1, 0}, {3, 4}}), variable(1, 1), variable(0, 10), variable(2, 2), variable(1, 4))
/// $1 ==> variable([[-0.99999 ,  9.000003],
///                  [ 0.99999 , 10.999997]])
/// ```
///
/// Source: [Ioffe and Szegedy (2015)](https://arxiv.org/abs/1502.03167).
public final class FixedBatchNormalization {

    private static final String[] NAMES = {"gamma", "beta", "mean", "var"};
    private static final Pointwise ROOT = withParam("rsqrt", (var, eps) -> var.add(eps).sqrt().reciprocal());
    private static final Pointwise RESULT =
            pointwise("fixedBatchNormalization", (x, mean, factor, beta) -> x.sub(mean).mul(factor).add(beta));

    /// What can be chosen beside the arrays.
    public static final class Options {
        private double eps = 2e-5;
        private int[] axis;

        /// Added to the variance; 2e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The axes that the statistics were taken over, ascending; by default all but those of `gamma`, which follow the
        /// batch.
        public Options axis(int... axis) {
            this.axis = axis;
            return this;
        }
    }

    private FixedBatchNormalization() {}

    public static Variable fixedBatchNormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var) {
        return fixedBatchNormalization(x, gamma, beta, mean, var, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, `x` has no axis that statistics were taken over, or
    ///                                  the axes don't ascend
    public static Variable fixedBatchNormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var, Consumer<Options> options) {
        return named("fixedBatchNormalization", x, gamma, beta, mean, var, options);
    }

    /// The function as `op`, for messages.
    static Variable named(String op, Variable x, Variable gamma, Variable beta, Variable mean, Variable var,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        ChannelAxes axes = ChannelAxes.of(op, x, o.axis, NAMES, gamma, beta, mean, var);
        Variable wide = Standardization.wide(x, gamma.dtype());
        DType dtype = wide.dtype();
        Variable factor = ROOT.on(Cast.cast(var, dtype), o.eps).mul(Cast.cast(gamma, dtype));
        Variable y = RESULT.on(new Variable[] {wide, axes.align(Cast.cast(mean, dtype)), axes.align(factor),
                axes.align(Cast.cast(beta, dtype))}, new double[0]);
        return Cast.cast(y, x.dtype());
    }
}
