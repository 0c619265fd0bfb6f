package catenary.functions.loss;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.activation.Softplus;
import java.util.function.Consumer;

/// Tells the right row of `W` from sampled ones: `log(1 + exp(-x . W[t])) + sum_j log(1 + exp(x . W[s_j]))`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, N)` | float |
/// | `t` | `(B,)` | integer; the right row of `W`, or -1: this row of `x` costs nothing |
/// | `W` | `(V, N)` | that of `x` |
/// | `sampler` | given `(B, 1 + sampleSize)` draws as many rows of `W` | integer |
/// | returns | `()`, or `(B,)` with `reduce("no")` | that of `x` |
///
/// What is drawn for the first column is replaced by `t`. A right row that is drawn as a wrong one counts as both. A
/// composite, differentiable to any order; the reference's ends at the first.
///
/// ```jshell
/// jshell> F.negativeSampling(variable(new float[][] {{0}}), array(new int[] {0}), variable(new float[][] {{1}, {2}}),
///    ...>         s -> array(new int[][] {{0, 1}}), 1)
/// $1 ==> variable(1.3862944)
/// ```
///
/// Source: [Mikolov et al. (2013)](https://arxiv.org/abs/1310.4546), equation 4.
public final class NegativeSampling {

    /// Draws rows of `W`, more often the more frequent ones.
    @FunctionalInterface
    public interface Sampler {
        NDArray sample(Shape shape);
    }

    /// What can be chosen beside the arguments.
    public static final class Options {
        private Reduce reduce = Reduce.SUM;
        private Consumer<NDArray> returnSamples;

        /// `"sum"`, or `"no"` for the loss of each row.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("negativeSampling", reduce, Reduce.SUM, Reduce.NO);
            return this;
        }

        /// Receives the rows that were held against each other, `t` first.
        public Options returnSamples(Consumer<NDArray> returnSamples) {
            this.returnSamples = returnSamples;
            return this;
        }
    }

    private NegativeSampling() {}

    public static Variable negativeSampling(Variable x, Variable t, Variable W, Sampler sampler, int sampleSize) {
        return negativeSampling(x, t, W, sampler, sampleSize, _ -> {});
    }

    /// @throws IllegalArgumentException  if shapes or dtypes don't fit, or not `sampleSize >= 0`
    /// @throws IndexOutOfBoundsException if `W` has no such row
    public static Variable negativeSampling(Variable x, Variable t, Variable W, Sampler sampler, int sampleSize,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Candidates c = Candidates.check("negativeSampling", x, t, W);
        if (sampleSize < 0) {
            throw new IllegalArgumentException(
                    "negativeSampling: expected sampleSize >= 0, but found " + sampleSize);
        }
        NDArray drawn = sampler.sample(Shape.of(x.length(), 1 + sampleSize));
        if (drawn.rank() != 2 || drawn.shape().axis(1) < 1) {
            throw new IllegalArgumentException("negativeSampling: expected the sampler to draw (" + x.length() + ", "
                    + (1 + sampleSize) + ") numbers, but found " + drawn.describe());
        }
        NDArray wrong = drawn.to(x.device()).get(Index.all(), Index.slice(1, null));
        Variable y = c.scores(wrong);
        if (o.returnSamples != null) {
            o.returnSamples.accept(NDArray.concat(1, t.array().expandDims(1), wrong.astype(t.dtype())));
        }
        NDArray sign = NDArray.zeros(x.device(), x.dtype(), Shape.of(y.shape().axis(1))).add(1);
        sign.setItem(-1, 0);
        NDArray valid = t.array().ne(-1).astype(x.dtype()).expandDims(1);
        Variable costs = Softplus.softplus(y.mul(Variable.constant(sign))).mul(Variable.constant(valid));
        return o.reduce.of(Sum.sum(costs, new int[] {1}, false));
    }
}
