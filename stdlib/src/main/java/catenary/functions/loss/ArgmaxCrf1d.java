package catenary.functions.loss;

import catenary.array.Create;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.List;

/// The best labels of sequences in a conditional random field, those with the greatest score
/// `s(y) = sum of x[t, y[t]] + sum of cost[y[t-1], y[t]]` (Viterbi's algorithm).
///
/// | | shape | dtype | |
/// |---|---|---|---|
/// | `cost` | `(L, L)` | float | score of a label (column) behind another (row) |
/// | `xs` | one `(B_t, L)` for each step | that of `cost` | scores of labels |
/// | returns | `score` `(B_0,)` | that of `cost` | |
/// | | `path`, one `(B_t,)` for each step | int32 | labels |
///
/// Sequences are sorted by length, the longest first, as in [Crf1d]. Of equally good labels the first is taken. The score is
/// differentiable: its gradient is 1 for each term on the path. The path is a constant.
///
/// ```jshell
/// jshell> F.argmaxCrf1d(variable(new float[][] {{0.1f, 0.2f}, {0.3f, 0.4f}}),
///    ...>         List.of(variable(new float[][] {{1, 2}}), variable(new float[][] {{0.5f, 0.1f}})))
/// $1 ==> Best[score=variable([2.8]), path=[array([1]), array([0])]]
/// ```
public final class ArgmaxCrf1d {

    /// The best labels and what they score.
    ///
    /// @param score one for each sequence
    /// @param path  the labels at each step, of the sequences that have it
    public record Best(Variable score, List<NDArray> path) {}

    private ArgmaxCrf1d() {}

    /// @throws IllegalArgumentException if shapes or dtypes don't fit or there are no steps
    public static Best argmaxCrf1d(Variable cost, List<Variable> xs) {
        LinearChain chain = LinearChain.of("argmaxCrf1d", cost, xs);
        List<NDArray> path = path(chain);
        return new Best(chain.score(path), path);
    }

    private static List<NDArray> path(LinearChain chain) {
        NDArray[] from = new NDArray[chain.steps()]; // where the best way to each label comes from
        NDArray[] last = new NDArray[chain.steps()]; // the last labels of the sequences that end here
        NDArray best = chain.step(0).array();
        for (int t = 1; t < chain.steps(); t++) {
            int left = chain.size(t);
            last[t - 1] = best.get(Index.slice(left, null)).argmax(1);
            NDArray moved = best.get(Index.slice(0, left)).expandDims(2).add(chain.cost().array());
            from[t] = moved.argmax(1);
            best = moved.max(1).add(chain.step(t).array());
        }
        NDArray label = best.argmax(1);
        List<NDArray> path = new ArrayList<>(List.of(label));
        for (int t = chain.steps() - 1; t > 0; t--) {
            NDArray row = Create.arange(label.device(), DType.INT32, 0, label.length(), 1).mul(chain.labels());
            NDArray before = from[t].reshape(from[t].size()).take(row.add(label), 0);
            label = NDArray.concat(0, before, last[t - 1]);
            path.addFirst(label);
        }
        return List.copyOf(path);
    }
}
