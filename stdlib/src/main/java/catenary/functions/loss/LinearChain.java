package catenary.functions.loss;

import catenary.array.Create;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.GetItem;
import catenary.autograd.Reshape;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.List;
import java.util.stream.IntStream;

/// A chain of labels for each of some sequences: `cost[i, j]` for label `j` behind label `i`, and `xs[t][n, j]` for label `j` at
/// step `t` of sequence `n`. Sequences are sorted, the longest first, so that each step has those that are left.
final class LinearChain {

    private final String op;
    private final Variable cost;
    private final List<Variable> xs;

    private LinearChain(String op, Variable cost, List<Variable> xs) {
        this.op = op;
        this.cost = cost;
        this.xs = xs;
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or there are no steps; names `op`
    static LinearChain of(String op, Variable cost, List<Variable> xs) {
        if (xs.isEmpty()) {
            throw new IllegalArgumentException(op + ": expected at least one step of xs, but found none");
        }
        if (!cost.dtype().isFloat() || cost.rank() != 2 || cost.length() != cost.shape().axis(1)
                || cost.length() == 0) {
            throw new IllegalArgumentException(
                    op + ": expected float cost (L, L)\n  cost: " + cost.array().describe());
        }
        for (int t = 0; t < xs.size(); t++) {
            Variable x = xs.get(t);
            boolean fits = x.dtype() == cost.dtype() && x.rank() == 2 && x.shape().axis(1) == cost.length();
            if (!fits || t > 0 && x.length() > xs.get(t - 1).length()) {
                throw new IllegalArgumentException(
                        op + ": expected xs (B, L) at each step, with B that never grows, L and "
                                + "dtype of cost\n  cost: " + cost.array().describe() + "\n  xs[" + t + "]: "
                                + x.array().describe());
            }
        }
        return new LinearChain(op, cost, xs);
    }

    Variable cost() {
        return cost;
    }

    /// Number of labels.
    int labels() {
        return cost.length();
    }

    /// Number of steps of the longest sequence.
    int steps() {
        return xs.size();
    }

    Variable step(int t) {
        return xs.get(t);
    }

    /// Number of sequences that have step `t`.
    int size(int t) {
        return xs.get(t).length();
    }

    /// What each sequence scores with the labels `ys`, `(B,)` at each step: a sum of gathers.
    ///
    /// @throws IllegalArgumentException if the labels don't fit or one is out of range
    Variable score(List<NDArray> ys) {
        check(ys);
        int first = size(0);
        NDArray y = NDArray.concat(0, ys.stream().map(v -> v.astype(DType.INT32)).toList());
        check(y);
        Variable all = Concat.concat(xs, 0);
        NDArray row = Create.arange(y.device(), DType.INT32, 0, y.length(), 1).mul(labels());
        Variable here = GetItem.getItem(Reshape.reshape(all, all.size()), row.add(y));
        if (y.length() == first) {
            return here;
        }
        NDArray before = NDArray.concat(0, IntStream.range(1, steps())
                .mapToObj(t -> ys.get(t - 1).get(Index.slice(0, size(t))).astype(DType.INT32)).toList());
        NDArray pair = before.mul(labels()).add(y.get(Index.slice(first, null)));
        Variable moved = GetItem.getItem(Reshape.reshape(cost, cost.size()), pair);
        Variable none = Variable.constant(NDArray.zeros(y.device(), cost.dtype(), Shape.of(first)));
        return sums(here.add(Concat.concat(List.of(none, moved), 0)));
    }

    /// The sums of what lies at a sequence's steps, of which there are as many as sequences have left.
    private Variable sums(Variable each) {
        NDArray zero = NDArray.zeros(each.device(), each.dtype(), Shape.of(1));
        int[] begin = new int[steps()];
        int[] left = new int[steps()];
        for (int t = 0; t < steps(); t++) {
            begin[t] = t == 0 ? 0 : begin[t - 1] + left[t - 1];
            left[t] = size(t);
        }
        NDArray n = Create.arange(each.device(), DType.INT32, 0, size(0), 1).reshape(size(0), 1);
        NDArray at = n.add(Create.of(each.device(), Shape.of(steps()), begin));
        NDArray has = n.lt(Create.of(each.device(), Shape.of(steps()), left));
        NDArray outside = Create.full(each.device(), DType.INT32, Shape.SCALAR, each.length());
        Variable padded = Concat.concat(List.of(each, Variable.constant(zero)), 0);
        return Sum.sum(GetItem.getItem(padded, has.where(at, outside)), new int[] {1}, false);
    }

    private void check(List<NDArray> ys) {
        if (ys.size() != steps()) {
            throw new IllegalArgumentException(
                    op + ": expected ys of as many steps as xs, but found " + ys.size() + " and " + steps());
        }
        for (int t = 0; t < ys.size(); t++) {
            if (ys.get(t).dtype().kind() != DType.Kind.SIGNED || !ys.get(t).shape().equals(Shape.of(size(t)))) {
                throw new IllegalArgumentException(
                        op + ": expected integer ys (B,) as xs (B, L) at each step\n  xs[" + t
                                + "]: " + step(t).array().describe() + "\n  ys[" + t + "]: " + ys.get(t).describe());
            }
        }
    }

    private void check(NDArray y) {
        if (y.size() > 0 && (y.min().item() < 0 || y.max().item() >= labels())) {
            throw new IllegalArgumentException(op + ": expected every label of ys to be in 0 <= y < " + labels()
                    + ", but found " + (int) y.min().item() + " to " + (int) y.max().item());
        }
    }
}
