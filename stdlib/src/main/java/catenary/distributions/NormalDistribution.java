package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.math.Exp;
import catenary.functions.math.Log;
import catenary.functions.math.LogNdtr;
import catenary.functions.math.Ndtr;
import catenary.functions.math.Ndtri;
import java.util.function.Consumer;

/// The normal distribution, `p(x) = exp(-z^2 / 2) / (sqrt(2 pi) scale)` with `z = (x - loc) / scale`.
///
/// | parameter | |
/// |---|---|
/// | `loc` | mean |
/// | `scale` | standard deviation, or `logScale` in its place |
///
/// All members. Samples are differentiable in both parameters. The name says what it is, since `Normal` is the
/// initializer at the prompt.
///
/// ```jshell
/// jshell> var d = new NormalDistribution(variable(0), variable(2))
/// d ==> NormalDistribution(batchShape=(1,), eventShape=())
/// jshell> d.cdf(variable(-2, 0, 2))
/// $2 ==> variable([0.15865526, 0.5       , 0.8413448 ])
/// jshell> d.logProb(variable(0))
/// $3 ==> variable([-1.6120857])
/// ```
///
/// Source: Chainer's `Normal`.
public final class NormalDistribution extends LocationScale {

    private static final Pointwise LOG_PROB = pointwise("normalLogProb",
            (x, loc, scale, logScale) -> Terms.normal(x.sub(loc).div(scale)).sub(logScale))
            .names("x", "loc", "scale", "logScale");
    private static final Pointwise Z = standardized("normalZ", z -> z);
    private static final Pointwise MINUS_Z = standardized("normalMinusZ", z -> z.neg());
    private static final Pointwise X = quantile("normalX", z -> z);
    private static final Pointwise KL = pointwise("normalKl",
            (distance, scale1, scale2) -> scale1.square().add(distance.square()).div(scale2.square()).mul(0.5).sub(0.5)
                    .add(scale2.log()).sub(scale1.log()));

    static {
        KlDivergence.registerKl(NormalDistribution.class, NormalDistribution.class,
                (p, q) -> KL.on(p.loc().sub(q.loc()), p.scale(), q.scale()));
    }

    private final Variable logScale;

    /// What stands in the place of `scale`.
    public static final class Options {
        private Variable logScale;

        private Options() {}

        /// The logarithm of the standard deviation.
        public Options logScale(Variable logScale) {
            this.logScale = logScale;
            return this;
        }
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public NormalDistribution(Variable loc, Variable scale) {
        super(loc, scale);
        logScale = Log.log(scale());
    }

    /// @throws IllegalArgumentException if there is no `logScale`, or the parameters don't fit
    public NormalDistribution(Variable loc, Consumer<Options> options) {
        this(loc, configured(options));
    }

    private NormalDistribution(Variable loc, Options o) {
        super(loc, Exp.exp(o.logScale));
        logScale = o.logScale.broadcastTo(batchShape());
    }

    private static Options configured(Consumer<Options> options) {
        var o = new Options();
        options.accept(o);
        Parameters.requireOne(NormalDistribution.class, "scale", null, "logScale", o.logScale);
        return o;
    }

    /// The logarithm of `scale`.
    public Variable logScale() {
        return logScale;
    }

    @Override NDArray noise(Shape shape) {
        return Generator.global().randn(device(), dtype(), shape);
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(new Variable[] {point(x), loc(), scale(), logScale}, new double[0]);
    }

    @Override public Variable cdf(Variable x) {
        return Ndtr.ndtr(at(Z, x));
    }

    @Override public Variable icdf(Variable x) {
        return at(X, Ndtri.ndtri(point(x)));
    }

    @Override public Variable logCdf(Variable x) {
        return LogNdtr.logNdtr(at(Z, x));
    }

    @Override public Variable survivalFunction(Variable x) {
        return Ndtr.ndtr(at(MINUS_Z, x));
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return LogNdtr.logNdtr(at(MINUS_Z, x));
    }

    @Override public Variable entropy() {
        return logScale.add(Terms.LOG_SQRT_2PI + 0.5);
    }

    @Override public Variable mean() {
        return loc();
    }

    @Override public Variable stddev() {
        return scale();
    }

    @Override public Variable variance() {
        return scale().pow(2);
    }
}
