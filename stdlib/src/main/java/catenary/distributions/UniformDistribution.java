package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.functions.math.Log;
import java.util.List;
import java.util.function.Consumer;

/// The uniform distribution, `p(x) = 1 / (high - low)` for `low <= x <= high`.
///
/// | parameter | |
/// |---|---|
/// | `low`, `high` | bounds |
/// | `loc`, `scale` | in their place: the lower bound, and how far above it the other is |
///
/// All members but `mode`. Samples are differentiable in the parameters. The KL divergence is infinite where the first
/// support is not within the second. The name says what it is, since `Uniform` is the initializer at the prompt.
///
/// ```jshell
/// jshell> var d = new UniformDistribution(variable(1), variable(3))
/// d ==> UniformDistribution(batchShape=(1,), eventShape=())
/// jshell> d.prob(variable(0, 1, 2))
/// $2 ==> variable([0. , 0.5, 0.5])
/// jshell> new UniformDistribution(o -> o.loc(variable(1)).scale(variable(2))).mean()
/// $3 ==> variable([2.])
/// ```
///
/// Source: Chainer's `Uniform`.
public final class UniformDistribution extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("uniformLogProb", (x, low, high, scale) -> x.ge(low)
            .and(x.le(high)).where(scale.log().neg(), Terms.IMPOSSIBLE)).names("x", "low", "high", "scale");
    private static final Pointwise CDF = pointwise("uniformCdf", (x, low, scale) -> part(x, low, scale))
            .names("x", "loc", "scale");
    private static final Pointwise SURVIVAL =
            pointwise("uniformSurvival", (x, high, scale) -> part(x.neg(), high.neg(), scale)).names("x", "high",
                    "scale");
    private static final Pointwise ICDF =
            pointwise("uniformIcdf", (u, low, scale) -> low.add(scale.mul(u))).names("x", "loc", "scale");

    private static final Pointwise KL = pointwise("uniformKl", (scale1, scale2, within) -> within
            .where(scale2.log().sub(scale1.log()), Expr.of(Double.POSITIVE_INFINITY)));

    static {
        KlDivergence.registerKl(UniformDistribution.class, UniformDistribution.class, UniformDistribution::divergence);
    }

    private final Variable scale;

    /// The bounds.
    public static final class Options {
        private Variable low;
        private Variable high;
        private Variable loc;
        private Variable scale;

        private Options() {}

        /// The lower bound.
        public Options low(Variable low) {
            this.low = low;
            return this;
        }

        /// The upper bound.
        public Options high(Variable high) {
            this.high = high;
            return this;
        }

        /// The lower bound, with `scale`.
        public Options loc(Variable loc) {
            this.loc = loc;
            return this;
        }

        /// How far above `loc` the upper bound is.
        public Options scale(Variable scale) {
            this.scale = scale;
            return this;
        }

        private Options checked() {
            if ((low == null) != (high == null) || (loc == null) != (scale == null)) {
                throw new IllegalArgumentException(
                        "UniformDistribution: expected low and high, or loc and scale, but found one without the other");
            }
            Parameters.requireOne(UniformDistribution.class, "low and high", low, "loc and scale", loc);
            if (loc != null) {
                Parameters.check(UniformDistribution.class, List.of("loc", "scale"), loc, scale);
            }
            return this;
        }
    }

    /// @throws IllegalArgumentException if the bounds don't broadcast or have not one float dtype
    public UniformDistribution(Variable low, Variable high) {
        super("low", low, "high", high);
        scale = high().sub(low());
    }

    /// @throws IllegalArgumentException unless there are either `low` and `high` or `loc` and `scale`
    public UniformDistribution(Consumer<Options> options) {
        this(configured(options));
    }

    private UniformDistribution(Options o) {
        super("low", o.low == null ? o.loc : o.low, "high", o.high == null ? o.loc.add(o.scale) : o.high);
        scale = o.scale == null ? high().sub(low()) : o.scale.broadcastTo(batchShape());
    }

    private static Options configured(Consumer<Options> options) {
        var o = new Options();
        options.accept(o);
        return o.checked();
    }

    private static Expr part(Expr x, Expr low, Expr scale) {
        return x.sub(low).div(scale).max(0).min(1);
    }

    private static Variable divergence(UniformDistribution p, UniformDistribution q) {
        NDArray within = p.low().array().ge(q.low().array()).mul(p.high().array().le(q.high().array()));
        return KL.on(p.scale, q.scale, Variable.constant(within.astype(p.dtype())));
    }

    public Variable low() {
        return param("low");
    }

    public Variable high() {
        return param("high");
    }

    /// The lower bound.
    public Variable loc() {
        return low();
    }

    /// `high - low`
    public Variable scale() {
        return scale;
    }

    /// Differentiable in the parameters.
    @Override public Variable sampleN(int n) {
        NDArray u = Generator.global().rand(device(), DType.FLOAT64, shapeOf(n));
        return icdf(Variable.constant(u.astype(dtype())));
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(new Variable[] {point(x), low(), high(), scale}, new double[0]);
    }

    @Override public Variable cdf(Variable x) {
        return CDF.on(point(x), low(), scale);
    }

    @Override public Variable survivalFunction(Variable x) {
        return SURVIVAL.on(point(x), high(), scale);
    }

    @Override public Variable icdf(Variable x) {
        return ICDF.on(point(x), low(), scale);
    }

    @Override public Variable entropy() {
        return Log.log(scale);
    }

    @Override public Variable mean() {
        return low().add(high()).mul(0.5);
    }

    @Override public Variable stddev() {
        return scale.mul(Math.sqrt(1 / 12.));
    }

    @Override public Variable variance() {
        return scale.pow(2).mul(1 / 12.);
    }

    @Override public String support() {
        return "[low, high]";
    }
}
