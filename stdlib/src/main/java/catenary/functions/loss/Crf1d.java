package catenary.functions.loss;

import catenary.array.Index;
import catenary.autograd.Concat;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.math.Logsumexp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Conditional random field over sequences of labels: `log Z - s(y)`, the negative logarithm of the probability of the labels
/// `y`, where `s(y) = sum of x[t, y[t]] + sum of cost[y[t-1], y[t]]` and `Z` sums `exp(s)` over every sequence of labels.
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `cost` | `(L, L)` | float | score of a label (column) behind another (row) |
/// | `xs` | one `(B_t, L)` for each step | that of `cost` | scores of labels |
/// | `ys` | one `(B_t,)` for each step | integer | labels in `[0, L)` |
/// | returns | `()`, or `(B_0,)` with `reduce("no")` | that of `cost` | nats |
///
/// Sequences are sorted by length, the longest first, so `B_t` never grows; [catenary.functions.array.TransposeSequence]
/// makes steps of sequences. The mean is over sequences. A composite: one logarithm of sums a step, gathers of all steps at
/// once. Differentiable in `cost` and `xs`, to any order.
///
/// ```jshell
/// jshell> F.crf1d(variable(new float[][] {{0.1f, 0.2f}, {0.3f, 0.4f}}),
///    ...>         List.of(variable(new float[][] {{1, 2}}), variable(new float[][] {{0.5f, 0.1f}})),
///    ...>         List.of(F.argmax(variable(new float[][] {{1, 0}}), 1), F.argmax(variable(new float[][] {{0, 1}}), 1)))
/// $1 ==> variable(2.3176377)
/// ```
///
/// Source: [Lafferty et al. (2001)](https://repository.upenn.edu/cis_papers/159), section 3.
public final class Crf1d {

    private static final String NAME = "crf1d";

    /// What can be chosen beside scores and labels.
    public static final class Options {
        private Reduce reduce = Reduce.MEAN;

        /// `"mean"`, or `"no"` for the loss of each sequence.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of(NAME, reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private Crf1d() {}

    public static Variable crf1d(Variable cost, List<Variable> xs, List<Variable> ys) {
        return crf1d(cost, xs, ys, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, there are no steps, or a label is out of range
    public static Variable crf1d(Variable cost, List<Variable> xs, List<Variable> ys, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        LinearChain chain = LinearChain.of(NAME, cost, xs);
        Variable score = chain.score(ys.stream().map(Variable::array).toList());
        return o.reduce.of(logPartition(chain).sub(score));
    }

    private static Variable logPartition(LinearChain chain) {
        List<Variable> ended = new ArrayList<>();
        Variable alpha = chain.step(0);
        for (int t = 1; t < chain.steps(); t++) {
            int left = chain.size(t);
            if (left < alpha.length()) {
                ended.addFirst(alpha.get(Index.slice(left, null)));
                alpha = alpha.get(Index.slice(0, left));
            }
            Variable moved = Reshape.reshape(alpha, left, chain.labels(), 1).add(chain.cost());
            alpha = Logsumexp.logsumexp(moved, 1).add(chain.step(t));
        }
        ended.addFirst(alpha);
        return Logsumexp.logsumexp(ended.size() == 1 ? alpha : Concat.concat(ended, 0), 1);
    }
}
