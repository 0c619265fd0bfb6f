package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// One of `K` categories, as a vector with 1 there and 0 elsewhere.
///
/// | parameter | shape | |
/// |---|---|---|
/// | `p` | `batchShape + (K,)` | probabilities, which sum to 1 |
///
/// Members: `logProb`, `prob`, `entropy`, `perplexity`, `mean`, `stddev`, `variance`. Of other vectors `logProb` is
/// `sum(x log(p))`, which serves as a loss. Samples are constants.
///
/// ```jshell
/// jshell> var d = new OneHotCategorical(variable(0.25, 0.75))
/// d ==> OneHotCategorical(batchShape=(), eventShape=(2,))
/// jshell> d.prob(variable(0, 1))
/// $2 ==> variable(0.75)
/// ```
///
/// Source: Chainer's `OneHotCategorical`.
public final class OneHotCategorical extends Choice {

    private static final Pointwise VARIANCE = pointwise("oneHotVariance", p -> p.mul(p.subFrom(1)));

    static {
        KlDivergence.registerKl(OneHotCategorical.class, OneHotCategorical.class, Choice::divergence);
    }

    /// @throws IllegalArgumentException if `p` is not float or has no axis
    public OneHotCategorical(Variable p) {
        super("p", p);
    }

    @Override public Shape eventShape() {
        return Shape.of(p().shape().axis(-1));
    }

    @Override public Variable sampleN(int n) {
        NDArray all = Create.arange(device(), DType.INT32, 0, eventShape().size(), 1);
        return Variable.constant(categories(n).expandDims(-1).eq(all).astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        return weighted(point(x));
    }

    @Override public Variable mean() {
        return p();
    }

    @Override public Variable variance() {
        return VARIANCE.on(p());
    }

    @Override public String support() {
        return "one-hot vectors";
    }
}
