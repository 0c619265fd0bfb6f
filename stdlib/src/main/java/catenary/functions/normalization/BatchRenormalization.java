package catenary.functions.normalization;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Cast;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.expr.Formula;
import catenary.functions.normalization.Standardization.Moments;
import java.util.List;
import java.util.function.Consumer;

/// Batch renormalization: batch normalization drawn towards the running statistics, so that training and inference differ
/// less, `y = gamma * ((x - mean) / sigma * r + d) + beta` with `r = clip(sigma / sigmaRun, 1 / rmax, rmax)` and
/// `d = clip((mean - meanRun) / sigmaRun, -dmax, dmax)`, where `sigma = sqrt(var + eps)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `gamma`, `beta` | `(C,)`, or that of axes 1 to `gamma.rank` of `x` | float, one for both |
/// | `rmax`, `dmax` | `>= 1`, `>= 0` | numbers |
/// | `runningMean`, `runningVar` | that of `gamma` | float |
/// | returns | that of `x` | that of `x` |
///
/// `r` and `d` count as constants in the gradient. The running statistics have to be given; with `updateStatistics(true)`
/// they go on in place as those of [BatchNormalization] do, after they have been used. In test mode, use
/// [FixedBatchRenormalization].
///
/// ```jshell
/// jshell> F.batchRenormalization(variable(new float[][] {{1}, {3}}), variable(1), variable(0), 1.5, 0.5, o -> o.runningMean(zeros(1)).runningVar(ones(1)))
/// $1 ==> variable([[-0.49999],
///                  [ 1.49999]])
/// ```
///
/// Source: [Ioffe (2017)](https://arxiv.org/abs/1702.03275).
public final class BatchRenormalization {

    private static final String NAME = "batchRenormalization";
    private static final String[] NAMES = {"gamma", "beta"};
    private static final Elementwise RATIO = new Elementwise(new Formula(NAME, 2, 2, List.of(
            bounded(deviation(new Expr.Arg(0)).div(deviation(new Expr.Arg(1))), new Expr.Param(1).reciprocal(),
                    new Expr.Param(1)))));
    private static final Elementwise SHIFT = new Elementwise(new Formula(NAME, 3, 2, List.of(
            bounded(new Expr.Arg(0).sub(new Expr.Arg(1)).div(deviation(new Expr.Arg(2))), new Expr.Param(1).neg(),
                    new Expr.Param(1)))));

    /// What can be chosen beside the arrays.
    public static final class Options {
        private double eps = 2e-5;
        private NDArray runningMean;
        private NDArray runningVar;
        private double decay = 0.9;
        private boolean updateStatistics;

        /// Added to variances; 2e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The average of means, of the shape of `gamma`.
        public Options runningMean(NDArray runningMean) {
            this.runningMean = runningMean;
            return this;
        }

        /// The average of variances, of the shape of `gamma`.
        public Options runningVar(NDArray runningVar) {
            this.runningVar = runningVar;
            return this;
        }

        /// How much of the averages is kept when they change; 0.9 by default.
        public Options decay(double decay) {
            this.decay = decay;
            return this;
        }

        /// Whether the averages take in this batch; not by default.
        public Options updateStatistics(boolean updateStatistics) {
            this.updateStatistics = updateStatistics;
            return this;
        }
    }

    private BatchRenormalization() {}

    /// Of a variance, by the parameter `eps`.
    private static Expr deviation(Expr variance) {
        return variance.add(new Expr.Param(0)).sqrt();
    }

    private static Expr bounded(Expr x, Expr least, Expr most) {
        return x.max(least).min(most);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, the running statistics are missing, `rmax < 1` or
    ///                                  `dmax < 0`
    /// @throws IllegalStateException    in test mode
    public static Variable batchRenormalization(Variable x, Variable gamma, Variable beta, double rmax, double dmax,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (o.runningMean == null || o.runningVar == null) {
            throw new IllegalArgumentException(NAME + ": expected runningMean and runningVar, but found "
                    + (o.runningMean == null ? o.runningVar == null ? "neither" : "runningVar only"
                            : "runningMean only"));
        }
        if (rmax < 1 || dmax < 0) {
            throw new IllegalArgumentException(
                    NAME + ": expected rmax >= 1 and dmax >= 0, but found " + rmax + " and " + dmax);
        }
        ChannelAxes axes = ChannelAxes.of(NAME, x, null, NAMES, gamma, beta);
        RunningAverage.check(NAME, "runningMean", o.runningMean, gamma.shape());
        RunningAverage.check(NAME, "runningVar", o.runningVar, gamma.shape());
        if (!Config.current().train()) {
            throw new IllegalStateException(
                    NAME + ": expected training mode; in test mode, use fixedBatchRenormalization");
        }
        Variable wide = Standardization.wide(x, gamma.dtype());
        Moments moments = Moments.of(wide.array(), axes.reduced());
        NDArray mean = axes.flat(moments.mean());
        NDArray variance = axes.flat(moments.variance());
        NDArray r = RATIO.run(new NDArray[] {variance, o.runningVar}, new double[] {o.eps, rmax});
        NDArray d = SHIFT.run(new NDArray[] {mean, o.runningMean, o.runningVar}, new double[] {o.eps, dmax});
        Variable factor = gamma.mul(Variable.constant(r.astype(gamma.dtype())));
        Variable shift = gamma.mul(Variable.constant(d.astype(gamma.dtype()))).add(beta);
        Variable y = Standardization.standardize(wide, axes.align(factor), axes.align(shift), axes.reduced(), o.eps,
                moments);
        if (o.updateStatistics) {
            int n = moments.count(x.array());
            RunningAverage.update(o.runningMean, mean, o.decay, n, 1);
            RunningAverage.update(o.runningVar, variance, o.decay, n, RunningAverage.unbiased(n));
        }
        return Cast.cast(y, x.dtype());
    }
}
