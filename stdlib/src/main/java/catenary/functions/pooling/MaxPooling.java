package catenary.functions.pooling;

import static catenary.array.Fused.fused;
import static catenary.array.Reduction.reduction;

import catenary.array.Create;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.functions.sampling.Patch;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The greatest element of each window over any number of axes.
///
/// A primitive: the gradient goes to the first of several greatest elements, so that where they were is found in forward
/// and kept, one small number an element of the result; that of [catenary.functions.math.Max] goes to all of them. The
/// elements of small windows are operands of one kernel, which finds value and place in one pass: for 3 x 3 windows over
/// 32 x 64 images of 56 x 56 that is 15 ms, where two reductions are 105.
final class MaxPooling extends FunctionNode.Unary {

    private static final Reduction GREATEST = reduction("maxPooling", Combine.MAX, x -> x);
    private static final Reduction FIRST_GREATEST = reduction("maxPooling", Combine.ARGMAX, x -> x);
    private static final Map<Wanted, Fused> FIND = new ConcurrentHashMap<>();

    /// What a kernel finds: the greatest of as many elements, and if `places`, which of these numbers it has.
    private record Wanted(List<Integer> numbers, boolean places) {}

    private final String op;
    private final Windows windows;
    private final Consumer<NDArray> returnIndices;
    private final boolean remembers;
    private Selection greatest;

    private MaxPooling(String op, Windows windows, Consumer<NDArray> returnIndices, boolean remembers) {
        super(Retain.NOTHING);
        this.op = op;
        this.windows = windows;
        this.returnIndices = returnIndices;
        this.remembers = remembers;
    }

    /// Over `axes` axes, or over any number if that is 0.
    static Variable maxPooling(String op, int axes, Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        MaxPoolingOptions o = new MaxPoolingOptions();
        options.accept(o);
        Windows w = Geometry.over(op, axes, x, ksize, o.stride, o.pad, o.coverAll);
        boolean remembers = x.requiresGrad() && Config.current().enableBackprop() || o.returnIndices != null;
        return new MaxPooling(op, w, o.returnIndices, remembers).apply(x);
    }

    @Override public String label() {
        return op;
    }

    @Override protected NDArray forward(NDArray x) {
        boolean small = windows.volume() <= Polyphase.MOST;
        Shape shape = Selection.spatial(x, windows.count());
        NDArray y = NDArray.uninitialized(x.device(), x.dtype(), shape);
        NDArray chosen = !remembers
                ? null
                : NDArray.uninitialized(x.device(), small ? x.dtype() : DType.INT32, shape);
        for (Patch patch : windows.patches()) {
            NDArray to = patch.windows(y);
            NDArray place = chosen == null ? null : patch.windows(chosen);
            if (patch.volume() == 0) {
                to.fill(Double.NEGATIVE_INFINITY);
                if (place != null) {
                    place.fill(0);
                }
            } else if (small) {
                find(patch, x, to, place);
            } else {
                reduce(patch, x, to, place);
            }
        }
        if (remembers) {
            greatest = Selection.of(op, windows, chosen);
        }
        if (returnIndices != null) {
            returnIndices.accept(chosen.astype(DType.INT64));
        }
        return y;
    }

    /// All places at once; those found are numbers of the dtype of `x`.
    private static void find(Patch patch, NDArray x, NDArray y, NDArray place) {
        NDArray[] places = patch.places(x);
        NDArray[] arrays = Arrays.copyOf(places, places.length + (place == null ? 1 : 2));
        arrays[places.length] = y;
        if (place != null) {
            arrays[places.length + 1] = place;
        }
        Wanted wanted = new Wanted(Arrays.stream(patch.numbers()).boxed().toList(), place != null);
        FIND.computeIfAbsent(wanted, MaxPooling::finding).on(arrays);
    }

    private static Fused finding(Wanted wanted) {
        return fused("maxPooling", k -> {
            Expr best = k.array("x0");
            Expr at = Expr.of(wanted.numbers.getFirst());
            for (int i = 1; i < wanted.numbers.size(); i++) {
                Expr x = k.array("x" + i);
                Expr better = x.le(best).not().and(best.eq(best)); // NaN is, and nothing is better than NaN
                at = better.where(Expr.of(wanted.numbers.get(i)), at);
                best = better.where(x, best);
            }
            k.result("y", best);
            if (wanted.places) {
                k.result("place", at);
            }
        });
    }

    private void reduce(Patch patch, NDArray x, NDArray y, NDArray place) {
        NDArray seen = patch.elements(x);
        int[] axes = windows.windowAxes(x.rank());
        y.assign(GREATEST.on(seen, axes));
        if (place != null) {
            int[] numbers = patch.numbers();
            place.assign(
                    Create.of(x.device(), Shape.of(numbers.length), numbers).take(FIRST_GREATEST.on(seen, axes), 0));
        }
    }

    @Override protected Variable backward(Variable gy) {
        return greatest.put(gy);
    }
}
