package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.activation.Sigmoid;
import catenary.functions.activation.Softplus;
import catenary.functions.math.Log;
import catenary.functions.math.Log1p;
import java.util.function.Consumer;

/// 1 with probability `p`, else 0.
///
/// | parameter | |
/// |---|---|
/// | `p` | between 0 and 1, both included |
/// | `logit` | in its place: `log(p / (1 - p))`, which may be infinite |
///
/// All members but `mode`, `cdf`, `icdf` and what is made of them. Of other `x` than 0 and 1 `logProb` is `x log(p) +
/// (1 - x) log(1 - p)`, which serves as a loss; with `binaryCheck(true)` they are impossible. Samples are constants.
///
/// ```jshell
/// jshell> new Bernoulli(variable(0.25)).prob(variable(0, 1))
/// $1 ==> variable([0.75, 0.25])
/// jshell> new Bernoulli(o -> o.logit(variable(0)).binaryCheck(true)).prob(variable(1, 2))
/// $2 ==> variable([0.5, 0. ])
/// ```
///
/// Source: Chainer's `Bernoulli`.
public final class Bernoulli extends Univariate {

    private static final Pointwise OF_P = pointwise("bernoulliLogProb",
            (x, p) -> Terms.xlogy(x, p).add(Terms.xlog1py(x.subFrom(1), p.neg()))).names("x", "p");
    private static final Pointwise OF_LOGIT = pointwise("bernoulliLogProb", (x, no, yes) -> Terms.unlessZero(x, no)
            .add(Terms.unlessZero(x.subFrom(1), yes)).neg()).names("x", "logit");
    private static final Pointwise PROB =
            pointwise("bernoulliProb", (x, p) -> x.mul(p).add(x.subFrom(1).mul(p.subFrom(1)))).names("x", "p");
    private static final Pointwise CHECKED_LOG = pointwise("bernoulliChecked",
            (x, y) -> x.eq(0).or(x.eq(1)).where(y, Terms.IMPOSSIBLE));
    private static final Pointwise CHECKED = pointwise("bernoulliChecked", (x, y) -> x.eq(0).or(x.eq(1)).where(y, 0));
    private static final Pointwise VARIANCE = pointwise("bernoulliVariance", p -> p.mul(p.subFrom(1)));
    private static final Elementwise DRAW = Elementwise.elementwise("bernoulli", (u, p) -> u.lt(p).where(1, 0));

    static {
        KlDivergence.registerKl(Bernoulli.class, Bernoulli.class,
                (p, q) -> p.logLikelihood(p.p()).sub(q.logLikelihood(p.p())));
    }

    private final boolean binaryCheck;

    /// What can be chosen.
    public static final class Options {
        private Variable logit;
        private boolean binaryCheck;

        private Options() {}

        /// `log(p / (1 - p))`, in the place of `p`.
        public Options logit(Variable logit) {
            this.logit = logit;
            return this;
        }

        /// Whether other values than 0 and 1 have probability 0; false if not given.
        public Options binaryCheck(boolean binaryCheck) {
            this.binaryCheck = binaryCheck;
            return this;
        }
    }

    /// @throws IllegalArgumentException if `p` is not float
    public Bernoulli(Variable p) {
        this(p, _ -> {});
    }

    /// @throws IllegalArgumentException if there is no `logit`, or it is not float
    public Bernoulli(Consumer<Options> options) {
        this(null, options);
    }

    /// @throws IllegalArgumentException if not exactly one of `p` and `logit` is given, or it is not float
    public Bernoulli(Variable p, Consumer<Options> options) {
        this(p, configured(p, options));
    }

    private Bernoulli(Variable p, Options o) {
        super(p == null ? "logit" : "p", p == null ? o.logit : p);
        binaryCheck = o.binaryCheck;
    }

    private static Options configured(Variable p, Consumer<Options> options) {
        var o = new Options();
        options.accept(o);
        Parameters.requireOne(Bernoulli.class, "p", p, "logit", o.logit);
        return o;
    }

    /// The probability of 1.
    public Variable p() {
        return param("p") == null ? Sigmoid.sigmoid(logit()) : param("p");
    }

    /// `log(p / (1 - p))`
    public Variable logit() {
        return param("logit") == null ? Log.log(p()).sub(Log1p.log1p(p().neg())) : param("logit");
    }

    /// `x log(p) + (1 - x) log(1 - p)`
    private Variable logLikelihood(Variable x) {
        Variable logit = param("logit");
        return logit == null
                ? OF_P.on(x, p())
                : OF_LOGIT.on(x, Softplus.softplus(logit.neg()), Softplus.softplus(logit));
    }

    @Override public Variable sampleN(int n) {
        NDArray u = Draws.uniform(p(), shapeOf(n));
        return Variable.constant(DRAW.on(u, p().array().astype(DType.FLOAT64)).astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        Variable y = logLikelihood(point(x));
        return binaryCheck ? CHECKED_LOG.on(point(x), y) : y;
    }

    @Override public Variable prob(Variable x) {
        Variable y = PROB.on(point(x), p());
        return binaryCheck ? CHECKED.on(point(x), y) : y;
    }

    @Override public Variable entropy() {
        return logLikelihood(p()).neg();
    }

    @Override public Variable mean() {
        return p();
    }

    @Override public Variable variance() {
        return VARIANCE.on(p());
    }

    @Override public String support() {
        return "{0, 1}";
    }
}
