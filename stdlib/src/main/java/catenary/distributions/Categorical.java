package catenary.distributions;

import static catenary.array.Elementwise.elementwise;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.GetItem;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.function.Consumer;

/// One of `K` categories, as its number: `p(x) = p[..., x]` for `x = 0 ... K - 1`.
///
/// | parameter | shape | |
/// |---|---|---|
/// | `p` | `batchShape + (K,)` | probabilities, which sum to 1 |
/// | `logit` | likewise | in their place: their logarithms, up to a number that is the same for all |
///
/// Members: `logProb`, `prob`, `entropy`, `perplexity`; categories have no order. `x` is a constant; other numbers are
/// impossible. Samples are constants, int32.
///
/// ```jshell
/// jshell> new Categorical(variable(0.25, 0.75)).prob(variable(0, 1, 2))
/// $1 ==> variable([0.25, 0.75, 0.  ])
/// jshell> new Categorical(o -> o.logit(variable(new float[][] {{1, 1}, {9, -9}}))).p()
/// $2 ==> variable([[5.0000000e-01, 5.0000000e-01],
///                  [1.0000000e+00, 1.5229979e-08]])
/// ```
///
/// Source: Chainer's `Categorical`.
public final class Categorical extends Choice {

    private static final Elementwise KNOWN =
            Elementwise.withParam("category", (x, k) -> x.ge(0).and(x.lt(k)).and(x.eq(x.floor())));
    private static final Elementwise PLACE = elementwise("place", (x, known, start) -> known.where(x, 0).add(start));
    private static final Pointwise LOG_PROB =
            pointwise("categoricalLogProb", (logP, known) -> known.where(logP, Terms.IMPOSSIBLE));

    static {
        KlDivergence.registerKl(Categorical.class, Categorical.class, Choice::divergence);
    }

    /// What can be chosen.
    public static final class Options {
        private Variable logit;

        private Options() {}

        /// The logarithms of the probabilities, up to a number that is the same for all, in the place of `p`.
        public Options logit(Variable logit) {
            this.logit = logit;
            return this;
        }
    }

    /// @throws IllegalArgumentException if `p` is not float or has no axis
    public Categorical(Variable p) {
        super("p", p);
    }

    /// @throws IllegalArgumentException if there is no `logit`, or it is not float or has no axis
    public Categorical(Consumer<Options> options) {
        super("logit", configured(options).logit);
    }

    private static Options configured(Consumer<Options> options) {
        var o = new Options();
        options.accept(o);
        Parameters.requireOne(Categorical.class, "p", null, "logit", o.logit);
        return o;
    }

    /// The logarithms of the probabilities, up to a number that is the same for all.
    public Variable logit() {
        return logitOrLogP();
    }

    @Override public Shape eventShape() {
        return Shape.SCALAR;
    }

    @Override public Variable sampleN(int n) {
        return Variable.constant(categories(n));
    }

    @Override public Variable logProb(Variable x) {
        Variable logP = logP();
        int categories = logP.shape().axis(-1);
        int size = batchShape().size();
        NDArray starts = Create.arange(logP.device(), DType.INT32, 0, (double) size * categories, categories);
        NDArray known = KNOWN.on(x.array(), categories);
        NDArray number = x.array().astype(DType.INT32);
        NDArray place = PLACE.on(number, known.astype(DType.INT32), starts.reshape(batchShape()));
        return LOG_PROB.on(GetItem.getItem(logP.reshape(-1), place), Variable.constant(known.astype(logP.dtype())));
    }

    @Override public String support() {
        return "{0, ..., " + (p().shape().axis(-1) - 1) + "}";
    }
}
