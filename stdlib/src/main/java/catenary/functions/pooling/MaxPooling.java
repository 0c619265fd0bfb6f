package catenary.functions.pooling;

import static catenary.array.Reduction.reduction;

import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Fold.Combine;
import catenary.functions.sampling.Windows;
import java.util.function.Consumer;

/// The greatest element of each window over any number of axes.
///
/// A primitive: the gradient goes to the first of several greatest elements, so that where they were is found in forward
/// and kept, one small number an element of the result; that of [catenary.functions.math.Max] goes to all of them.
final class MaxPooling extends FunctionNode.Unary {

    private static final Reduction FIRST_GREATEST = reduction("maxPooling", Combine.ARGMAX, x -> x);

    private final String op;
    private final Windows windows;
    private final Consumer<NDArray> returnIndices;
    private final boolean remembers;
    private Choice choice;

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
        boolean remembers = x.requiresGrad() && Config.current().enableBackprop();
        return new MaxPooling(op, w, o.returnIndices, remembers).apply(x);
    }

    @Override public String label() {
        return op;
    }

    @Override protected NDArray forward(NDArray x) {
        NDArray seen = windows.of(x, Double.NEGATIVE_INFINITY);
        int[] axes = windows.windowAxes(x.rank());
        if (remembers || returnIndices != null) {
            NDArray chosen = FIRST_GREATEST.on(seen, axes);
            choice = new Choice(op, windows, chosen);
            if (returnIndices != null) {
                returnIndices.accept(chosen.astype(DType.INT64));
            }
        }
        return seen.max(axes);
    }

    @Override protected Variable backward(Variable gy) {
        return choice.put(gy);
    }
}
