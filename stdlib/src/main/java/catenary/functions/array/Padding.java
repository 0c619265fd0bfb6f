package catenary.functions.array;

import static catenary.array.Reduction.reduction;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Extremum;
import catenary.autograd.GetItem;
import catenary.autograd.Pointwise;
import catenary.autograd.Mean;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/// What [Pad] puts before or behind the elements of one axis of an array, mode by mode. All of it is composed of functions
/// that differentiate. Places in the padding are numbered from left to right.
final class Padding {

    private static final Reduction SMALLER = reduction("smaller", Combine.SUM, (x, y) -> y.lt(x).where(1, 0));
    private static final Reduction NOT_GREATER = reduction("notGreater", Combine.SUM, (x, y) -> y.le(x).where(1, 0));
    private static final Elementwise AT_RANK =
            Elementwise.withParam("atRank", (low, high, k) -> low.le(k).and(k.lt(high)).where(1, 0));
    private static final Pointwise WEIGHTED =
            pointwise("weighted", (x, w) -> w.eq(0).and(x.eq(x)).where(0, x.mul(w))); // 0 times infinity is 0 here

    private final Variable x;
    private final int axis;
    private final int n;

    Padding(Variable x, int axis) {
        this.x = x;
        this.axis = axis;
        this.n = x.shape().axis(axis);
    }

    Variable edge(boolean before, int width) {
        return repeated(slice(before ? 0 : n - 1, before ? 1 : n), width);
    }

    Variable wrap(boolean before, int width) {
        return gathered(width, i -> Math.floorMod(before ? i - width : i, n));
    }

    /// From the edge towards `end`, which the outermost place has.
    Variable ramp(boolean before, int width, double end) {
        IntToDoubleFunction nearness = i -> (double) (before ? i : width - 1 - i) / width;
        return edge(before, width).mul(weights(width, nearness))
                .add(weights(width, i -> end * (1 - nearness.applyAsDouble(i))));
    }

    /// One number, of the whole line or of the `length` elements next to the edge.
    Variable statistic(String mode, boolean before, int width, int length) {
        int count = Math.min(length, n);
        Variable part = count == n ? x : before ? slice(0, count) : slice(n - count, n);
        int[] over = {axis};
        return repeated(switch (mode) {
            case "maximum" -> Extremum.max(part, over, true);
            case "minimum" -> Extremum.min(part, over, true);
            case "mean" -> Mean.mean(part, over, true);
            default -> median(part);
        }, width);
    }

    /// The mean of the middle element, or the two middle ones, in ascending order; equal elements share the gradient. An
    /// element is in the middle if no more are smaller, and more are not greater, than half of them.
    private Variable median(Variable part) {
        NDArray a = part.array();
        int last = a.rank();
        int[] order = new int[last + 1]; // each element against each of its line, which becomes the last axis
        for (int i = 0; i < last; i++) {
            order[i] = i == axis ? last : i;
        }
        order[last] = axis;
        NDArray line = a.expandDims(last).transpose(order);
        NDArray[] pairs = {a.expandDims(last), line};
        NDArray smaller = SMALLER.on(pairs, new int[] {last}, false);
        NDArray notGreater = NOT_GREATER.on(pairs, new int[] {last}, false);
        int count = a.shape().axis(axis);
        NDArray weights = atRank(smaller, notGreater, (count - 1) / 2).add(atRank(smaller, notGreater, count / 2));
        return Sum.sum(WEIGHTED.on(part, Variable.constant(weights.mul(0.5))), new int[] {axis}, true);
    }

    private NDArray atRank(NDArray smaller, NDArray notGreater, int rank) {
        NDArray there = AT_RANK.on(smaller, notGreater, rank);
        return there.div(there.sumKeepDims(axis));
    }

    /// Those inside mirrored, again and again: at the outermost element itself, or beside it. `odd` turns each image about the
    /// outermost element, so that differences go on; a line of one element goes on as it is.
    Variable mirror(boolean before, int width, boolean beside, boolean odd) {
        if (n == 1 && !beside) {
            return edge(before, width);
        }
        int period = beside ? 2 * n : 2 * n - 2;
        IntUnaryOperator place = i -> before ? i - width : n + i;
        IntUnaryOperator within = i -> Math.floorMod(place.applyAsInt(i), period);
        IntUnaryOperator image = i -> {
            int r = within.applyAsInt(i);
            return r < n ? r : (beside ? period - 1 : period) - r;
        };
        Variable even = gathered(width, image);
        if (!odd) {
            return even;
        }
        // By one period a line moves by 2 (last - first); a mirrored one is 2 last minus its image.
        IntUnaryOperator moves = i -> 2 * Math.floorDiv(place.applyAsInt(i), period);
        IntUnaryOperator mirrored = i -> within.applyAsInt(i) < n ? 0 : 2;
        Variable y = even.mul(weights(width, i -> 1 - mirrored.applyAsInt(i)));
        y = plus(y, edge(false, width), i -> mirrored.applyAsInt(i) + moves.applyAsInt(i));
        return plus(y, edge(true, width), i -> -moves.applyAsInt(i));
    }

    /// `y + weight * z`; where no weight differs from 0 `y` itself, which an infinite `z` is not to spoil.
    private Variable plus(Variable y, Variable z, IntUnaryOperator weight) {
        int width = y.shape().axis(axis);
        for (int i = 0; i < width; i++) {
            if (weight.applyAsInt(i) != 0) {
                return y.add(z.mul(weights(width, weight::applyAsInt)));
            }
        }
        return y;
    }

    private Variable slice(int from, int to) {
        Object[] index = new Object[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = Index.slice(from, to);
        return GetItem.getItem(x, index);
    }

    private Variable gathered(int width, IntUnaryOperator position) {
        int[] positions = new int[width];
        Arrays.setAll(positions, position);
        Object[] index = new Object[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = positions;
        return GetItem.getItem(x, index);
    }

    private Variable repeated(Variable one, int width) {
        int[] d = x.shape().toArray();
        d[axis] = width;
        return BroadcastTo.broadcastTo(one, Shape.of(d));
    }

    /// A number for each place, to be broadcast over the other axes.
    private Variable weights(int width, IntToDoubleFunction weight) {
        double[] w = new double[width];
        Arrays.setAll(w, weight);
        int[] d = new int[x.rank()];
        Arrays.fill(d, 1);
        d[axis] = width;
        return Variable.constant(Create.of(x.device(), x.dtype(), Shape.of(d), w));
    }
}
