package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Index;
import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.math.Logsumexp;

/// Tells the right word from sampled wrong ones: `-(log p_0 + sum_j log(1 - p_j))`, where `p` is the softmax of the scores
/// `x . W[t]` and `x . W[samples[j]]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, N)` | float |
/// | `t` | `(B,)` | integer; the right row of `W` |
/// | `W` | `(V, N)` | that of `x` |
/// | `samples` | `(B, S)` | integer; wrong rows of `W` |
/// | `reduce` | `"mean"` if not given, or `"no"` | |
/// | returns | `()`, or `(B,)` with `"no"` | that of `x` |
///
/// A composite. A sample that is all but certain to be taken for the right word costs infinitely much.
///
/// ```jshell
/// jshell> F.blackOut(variable(new float[][] {{0}}), array(new int[] {0}), variable(new float[][] {{1}, {2}}), array(new int[][] {{1}}))
/// $1 ==> variable(1.3862944)
/// ```
///
/// Source: [Ji et al. (2016)](https://arxiv.org/abs/1511.06909), equation 5 with uniform weights.
public final class BlackOut {

    private static final Pointwise OTHERS = pointwise("blackOut", (y, z) -> y.sub(z).expm1().neg().log());

    private BlackOut() {}

    /// With the mean over the batch.
    public static Variable blackOut(Variable x, Variable t, Variable W, Variable samples) {
        return blackOut(x, t, W, samples, "mean");
    }

    /// @throws IllegalArgumentException  if shapes or dtypes don't fit or `reduce` is unknown
    /// @throws IndexOutOfBoundsException if `W` has no such row
    public static Variable blackOut(Variable x, Variable t, Variable W, Variable samples, String reduce) {
        Reduce how = Reduce.of("blackOut", reduce, Reduce.MEAN, Reduce.NO);
        Variable y = Candidates.check("blackOut", x, t, W).scores(samples.array()); // (B, 1 + S)
        Variable logZ = Logsumexp.logsumexp(y, 1);
        Variable right = y.get(Index.all(), 0);
        Variable wrong = y.get(Index.all(), Index.slice(1, null));
        Variable others = Sum.sum(OTHERS.on(wrong, logZ.reshape(x.length(), 1)), new int[] {1}, false);
        return how.of(logZ.sub(right).sub(others));
    }
}
