package catenary.distributions;

import catenary.array.Device;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.math.Exp;
import catenary.functions.math.Log;
import catenary.functions.math.Sqrt;
import java.util.Arrays;
import java.util.Map;

/// A probability distribution, or a batch of them.
///
/// | | shape |
/// |---|---|
/// | parameters | any that broadcast, to `batchShape`; of vectors the axes of the event follow |
/// | samples, `x` of `logProb(x)` | `sampleShape + batchShape + eventShape` |
/// | `logProb(x)`, `cdf(x)` and their kin | `sampleShape + batchShape` |
/// | `entropy()` | `batchShape` |
/// | `mean()`, `variance()`, `mode()`, `stddev()` | `batchShape + eventShape` |
/// | `covariance()` | `batchShape + (D, D)`, where an event has `D` elements |
///
/// All members but [#support] and the shapes are variables, differentiable in `x` and in the parameters, to any order;
/// logarithms are natural, so that entropies are nats. Outside the support the density is 0, its logarithm negative
/// infinity, and the gradient 0. Integers as `x` are read in the parameters' dtype. Parameters out of their range are
/// not refused, since that would wait for the device; what comes out then means nothing.
///
/// Samples are drawn from [catenary.array.Generator#global()], on the device of the parameters and in their dtype. The
/// same seed draws the same; another device rounds otherwise, which may change a sample in its last digits, and of
/// distributions drawn by rejection ([Gamma], [Beta], [Chisquare], [Dirichlet], [Poisson]) seldom one altogether.
///
/// What a distribution has no formula for is refused with an [UnsupportedOperationException].
///
/// ```jshell
/// jshell> Distribution d = new Exponential(variable(1, 2))
/// d ==> Exponential(batchShape=(2,), eventShape=())
/// jshell> d.logProb(variable(1, 1))
/// $2 ==> variable([-1.       , -1.3068528])
/// jshell> d.sample(5, 3).shape()
/// $3 ==> (5, 3, 2)
/// ```
public abstract class Distribution {

    protected Distribution() {}

    /// The shape of a batch of distributions; `()` of a single one.
    public abstract Shape batchShape();

    /// The shape of one draw; `()` of numbers.
    public abstract Shape eventShape();

    /// The parameters under Chainer's names.
    public abstract Map<String, Variable> params();

    /// The set of values that can be drawn, in words.
    public abstract String support();

    // ---- samples

    /// One draw, or as many as `sampleShape` has elements.
    public final Variable sample(int... sampleShape) {
        Shape shape = Shape.of(sampleShape);
        return sampleN(shape.size()).reshape(joined(shape, batchShape(), eventShape()));
    }

    /// `n` draws, of shape `(n,) + batchShape + eventShape`.
    ///
    /// @throws IllegalArgumentException if `n` is negative
    public abstract Variable sampleN(int n);

    // ---- at a point

    /// The logarithm of the density, or of the probability where `x` is discrete.
    public abstract Variable logProb(Variable x);

    /// The density, or the probability where `x` is discrete.
    public Variable prob(Variable x) {
        return Exp.exp(logProb(x));
    }

    /// The probability of a value up to `x`.
    public Variable cdf(Variable x) {
        throw unsupported("cdf");
    }

    /// The value up to which lies the probability `x`: the inverse of [#cdf].
    public Variable icdf(Variable x) {
        throw unsupported("icdf");
    }

    /// The logarithm of [#cdf].
    public Variable logCdf(Variable x) {
        return Log.log(cdf(x));
    }

    /// The probability of a value above `x`.
    public Variable survivalFunction(Variable x) {
        return cdf(x).neg().add(1);
    }

    /// The logarithm of [#survivalFunction].
    public Variable logSurvivalFunction(Variable x) {
        return Log.log(survivalFunction(x));
    }

    // ---- of the whole

    /// The mean of `-logProb`, in nats.
    public Variable entropy() {
        throw unsupported("entropy");
    }

    public Variable mean() {
        throw unsupported("mean");
    }

    /// The most probable value.
    public Variable mode() {
        throw unsupported("mode");
    }

    /// The standard deviation.
    public Variable stddev() {
        return Sqrt.sqrt(variance());
    }

    /// The variance of each element.
    public Variable variance() {
        throw unsupported("variance");
    }

    /// The covariances of an event's elements.
    public Variable covariance() {
        throw unsupported("covariance");
    }

    /// `exp(entropy)`: how many equally probable values are as uncertain.
    public Variable perplexity() {
        return Exp.exp(entropy());
    }

    @Override public String toString() {
        return getClass().getSimpleName() + "(batchShape=" + batchShape() + ", eventShape=" + eventShape() + ")";
    }

    // ---- for those that extend it

    /// What to throw where there is no formula for `member`.
    protected final UnsupportedOperationException unsupported(String member) {
        return new UnsupportedOperationException(getClass().getSimpleName() + " does not support " + member);
    }

    /// The shape of `n` draws.
    protected final Shape shapeOf(int n) {
        return joined(Shape.of(n), batchShape(), eventShape());
    }

    /// `x` for formulas with the parameters: of an integer or a truth value what it is in their dtype.
    protected final Variable point(Variable x) {
        return x.dtype().isFloat() ? x : Cast.cast(x, dtype());
    }

    final DType dtype() {
        return params().values().iterator().next().dtype();
    }

    final Device device() {
        return params().values().iterator().next().device();
    }

    static Shape joined(Shape... parts) {
        int rank = 0;
        for (Shape part : parts) {
            rank += part.rank();
        }
        int[] lengths = new int[rank];
        int at = 0;
        for (Shape part : parts) {
            System.arraycopy(part.toArray(), 0, lengths, at, part.rank());
            at += part.rank();
        }
        return Shape.of(lengths);
    }

    /// The first `count` axes of a shape, or all but the last `-count`.
    static Shape leading(Shape shape, int count) {
        return Shape.of(Arrays.copyOf(shape.toArray(), count < 0 ? shape.rank() + count : count));
    }
}
