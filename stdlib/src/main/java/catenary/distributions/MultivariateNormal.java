package catenary.distributions;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.Diagonal;
import catenary.functions.array.ExpandDims;
import catenary.functions.array.Squeeze;
import catenary.functions.array.Swapaxes;
import catenary.functions.array.Where;
import catenary.functions.math.BatchInv;
import catenary.functions.math.Log;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The normal distribution of vectors of `D` numbers, of mean `loc` and covariance `L L'`.
///
/// | parameter | shape | |
/// |---|---|---|
/// | `loc` | `batchShape + (D,)` | mean |
/// | `scaleTril` | `batchShape + (D, D)` | `L`, of which only what is on and below the diagonal is read; required |
///
/// The batches broadcast. All members but `cdf`, `icdf` and what is made of them. Samples are differentiable in both
/// parameters.
///
/// ```jshell
/// jshell> var l = variable(new float[][] {{1, 0}, {1, 2}})
/// l ==> variable([[1., 0.],
///                 [1., 2.]])
/// jshell> var d = new MultivariateNormal(variable(0, 0), o -> o.scaleTril(l))
/// d ==> MultivariateNormal(batchShape=(), eventShape=(2,))
/// jshell> d.covariance()
/// $3 ==> variable([[1., 1.],
///                  [1., 5.]])
/// jshell> d.logProb(variable(1, 1))
/// $4 ==> variable(-3.0310242)
/// ```
///
/// Source: Chainer's `MultivariateNormal`.
public final class MultivariateNormal extends Distribution {

    static {
        KlDivergence.registerKl(MultivariateNormal.class, MultivariateNormal.class, MultivariateNormal::divergence);
    }

    private final Variable loc;
    private final Variable scaleTril;
    private final Variable lower;
    private final Shape batchShape;

    /// The parameter beside `loc`.
    public static final class Options {
        private Variable scaleTril;

        private Options() {}

        /// The lower triangular matrix `L` of the covariance `L L'`.
        public Options scaleTril(Variable scaleTril) {
            this.scaleTril = scaleTril;
            return this;
        }
    }

    /// @throws IllegalArgumentException if there is no `scaleTril`, or shapes or dtypes don't fit
    public MultivariateNormal(Variable loc, Consumer<Options> options) {
        var o = new Options();
        options.accept(o);
        if (o.scaleTril == null) {
            throw new IllegalArgumentException("MultivariateNormal: expected scaleTril, but found none");
        }
        var names = List.of("loc", "scaleTril");
        batchShape = batch(loc, o.scaleTril);
        if (batchShape == null) {
            throw Parameters.refused(getClass(), "loc (..., D) and scaleTril (..., D, D)", names, loc, o.scaleTril);
        }
        if (!loc.dtype().isFloat() || loc.dtype() != o.scaleTril.dtype()) {
            throw Parameters.refused(getClass(), "parameters of one float dtype", names, loc, o.scaleTril);
        }
        int d = loc.shape().axis(-1);
        this.loc = loc.broadcastTo(joined(batchShape, Shape.of(d)));
        this.scaleTril = o.scaleTril.broadcastTo(joined(batchShape, Shape.of(d, d)));
        this.lower = lower(scaleTril, d);
    }

    private static Shape batch(Variable loc, Variable scaleTril) {
        if (loc.rank() < 1 || scaleTril.rank() < 2) {
            return null;
        }
        int d = loc.shape().axis(-1);
        boolean square = scaleTril.shape().axis(-1) == d && scaleTril.shape().axis(-2) == d;
        return square ? Shape.broadcastOrNull(leading(loc.shape(), -1), leading(scaleTril.shape(), -2)) : null;
    }

    private static Variable lower(Variable l, int d) {
        NDArray places = Create.arange(l.device(), DType.INT32, 0, d, 1);
        Variable zero = Variable.constant(NDArray.zeros(l.device(), l.dtype(), Shape.SCALAR));
        return Where.where(places.expandDims(1).ge(places), l, zero);
    }

    private static Variable divergence(MultivariateNormal p, MultivariateNormal q) {
        Variable ratio = q.inverse().matmul(p.lower);
        Variable distance = q.whitened(p.loc.sub(q.loc));
        return ratio.pow(2).sum(-2, -1).add(distance.pow(2).sum(-1)).sub(p.eventShape().size()).mul(0.5)
                .add(q.logDeterminant()).sub(p.logDeterminant());
    }

    private Variable inverse() {
        int d = eventShape().size();
        return BatchInv.batchInv(lower.reshape(-1, d, d)).reshape(lower.shape());
    }

    /// `L^-1 v`
    private Variable whitened(Variable v) {
        return Squeeze.squeeze(inverse().matmul(ExpandDims.expandDims(v, -1)), -1);
    }

    private Variable logDeterminant() {
        return Log.log(Diagonal.diagonal(lower, 0, -2, -1).abs()).sum(-1);
    }

    public Variable loc() {
        return loc;
    }

    public Variable scaleTril() {
        return scaleTril;
    }

    @Override public Shape batchShape() {
        return batchShape;
    }

    @Override public Shape eventShape() {
        return Shape.of(loc.shape().axis(-1));
    }

    @Override public Map<String, Variable> params() {
        var params = new LinkedHashMap<String, Variable>();
        params.put("loc", loc);
        params.put("scale_tril", scaleTril);
        return params;
    }

    /// Differentiable in both parameters.
    @Override public Variable sampleN(int n) {
        NDArray noise = Generator.global().randn(device(), dtype(), shapeOf(n)).expandDims(-1);
        return Squeeze.squeeze(lower.matmul(Variable.constant(noise)), -1).add(loc);
    }

    @Override public Variable logProb(Variable x) {
        return whitened(point(x).sub(loc)).pow(2).sum(-1).mul(-0.5).sub(logDeterminant())
                .sub(Terms.LOG_SQRT_2PI * eventShape().size());
    }

    @Override public Variable entropy() {
        return logDeterminant().add((Terms.LOG_SQRT_2PI + 0.5) * eventShape().size());
    }

    @Override public Variable mean() {
        return loc;
    }

    @Override public Variable mode() {
        return loc;
    }

    @Override public Variable variance() {
        return lower.pow(2).sum(-1);
    }

    @Override public Variable covariance() {
        return lower.matmul(Swapaxes.swapaxes(lower, -2, -1));
    }

    @Override public String support() {
        return "real";
    }
}
