package catenary.distributions;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.Where;
import catenary.functions.math.Prod;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/// A batch of distributions taken for one of events: the last axes of `batchShape` become the first of `eventShape`.
///
/// | | |
/// |---|---|
/// | `distribution` | the batch |
/// | `reinterpretedBatchNdims` | how many axes; all but the first if not given |
///
/// `logProb`, `logCdf`, `logSurvivalFunction` and `entropy` are summed over those axes, `cdf` and `survivalFunction`
/// multiplied: they say how probable it is that all elements are up to, or above, those of `x`. Moments, samples and
/// parameters are those of `distribution`, with which it has all members but `icdf` in common. The covariance is zero
/// between elements of the batch.
///
/// ```jshell
/// jshell> var d = new Independent(new NormalDistribution(variable(0, 0), variable(1, 2)), 1)
/// d ==> Independent(batchShape=(), eventShape=(2,))
/// jshell> d.logProb(variable(0, 0))
/// $2 ==> variable(-2.5310242)
/// jshell> d.covariance()
/// $3 ==> variable([[1., 0.],
///                  [0., 4.]])
/// ```
///
/// Source: Chainer's `Independent`.
public final class Independent extends Distribution {

    static {
        KlDivergence.registerKl(Independent.class, Independent.class, Independent::divergence);
    }

    private final Distribution distribution;
    private final int reinterpretedBatchNdims;

    /// All axes of the batch but the first become the event's.
    public Independent(Distribution distribution) {
        this(distribution, Math.max(0, distribution.batchShape().rank() - 1));
    }

    /// @throws IllegalArgumentException if the batch has not so many axes
    public Independent(Distribution distribution, int reinterpretedBatchNdims) {
        int rank = distribution.batchShape().rank();
        if (reinterpretedBatchNdims < 0 || reinterpretedBatchNdims > rank) {
            throw new IllegalArgumentException("Independent: expected 0 <= reinterpretedBatchNdims <= " + rank
                    + " for batchShape " + distribution.batchShape() + ", but found " + reinterpretedBatchNdims);
        }
        this.distribution = distribution;
        this.reinterpretedBatchNdims = reinterpretedBatchNdims;
    }

    private static Variable divergence(Independent p, Independent q) {
        if (!p.eventShape().equals(q.eventShape()) || p.reinterpretedBatchNdims != q.reinterpretedBatchNdims) {
            throw new IllegalArgumentException(
                    "klDivergence: expected events of one shape and as many axes of the batch, "
                            + "but found " + p.eventShape() + " with " + p.reinterpretedBatchNdims + " and "
                            + q.eventShape()
                            + " with " + q.reinterpretedBatchNdims);
        }
        return p.sum(KlDivergence.klDivergence(p.distribution, q.distribution));
    }

    private int[] axes() {
        return IntStream.rangeClosed(1, reinterpretedBatchNdims).map(i -> -i).toArray();
    }

    private Variable sum(Variable values) {
        return reinterpretedBatchNdims == 0 ? values : values.sum(axes());
    }

    private Variable product(Variable values) {
        return reinterpretedBatchNdims == 0 ? values : Prod.prod(values, axes());
    }

    public Distribution distribution() {
        return distribution;
    }

    public int reinterpretedBatchNdims() {
        return reinterpretedBatchNdims;
    }

    @Override public Shape batchShape() {
        return leading(distribution.batchShape(), distribution.batchShape().rank() - reinterpretedBatchNdims);
    }

    @Override public Shape eventShape() {
        return joined(reinterpreted(), distribution.eventShape());
    }

    private Shape reinterpreted() {
        int[] batch = distribution.batchShape().toArray();
        return Shape.of(Arrays.copyOfRange(batch, batch.length - reinterpretedBatchNdims, batch.length));
    }

    @Override public Map<String, Variable> params() {
        return distribution.params();
    }

    @Override public String support() {
        return distribution.support();
    }

    @Override public Variable sampleN(int n) {
        return distribution.sampleN(n);
    }

    @Override public Variable logProb(Variable x) {
        return sum(distribution.logProb(x));
    }

    @Override public Variable prob(Variable x) {
        return product(distribution.prob(x));
    }

    @Override public Variable cdf(Variable x) {
        return product(distribution.cdf(x));
    }

    @Override public Variable logCdf(Variable x) {
        return sum(distribution.logCdf(x));
    }

    @Override public Variable survivalFunction(Variable x) {
        return product(distribution.survivalFunction(x));
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return sum(distribution.logSurvivalFunction(x));
    }

    @Override public Variable entropy() {
        return sum(distribution.entropy());
    }

    @Override public Variable mean() {
        return distribution.mean();
    }

    @Override public Variable mode() {
        return distribution.mode();
    }

    @Override public Variable stddev() {
        return distribution.stddev();
    }

    @Override public Variable variance() {
        return distribution.variance();
    }

    @Override public Variable covariance() {
        int blocks = reinterpreted().size();
        int d = distribution.eventShape().size();
        NDArray numbers = Create.arange(device(), DType.INT32, 0, blocks, 1);
        Variable block = distribution.covariance().reshape(joined(batchShape(), Shape.of(blocks, d, 1, d)));
        Variable zero = Variable.constant(NDArray.zeros(device(), block.dtype(), Shape.SCALAR));
        return Where.where(numbers.reshape(blocks, 1, 1, 1).eq(numbers.reshape(blocks, 1)), block, zero)
                .reshape(joined(batchShape(), Shape.of(blocks * d, blocks * d)));
    }
}
