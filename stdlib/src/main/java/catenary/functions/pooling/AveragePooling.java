package catenary.functions.pooling;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.sampling.Windows;
import java.util.function.Consumer;

/// The mean of each window over any number of axes: a composite.
final class AveragePooling {

    private AveragePooling() {}

    /// Over `axes` axes, or over any number if that is 0.
    static Variable averagePooling(String op, int axes, Variable x, int[] ksize,
            Consumer<AveragePoolingOptions> options) {
        AveragePoolingOptions o = new AveragePoolingOptions();
        options.accept(o);
        Windows w = Geometry.over(op, axes, x, ksize, o.stride, o.pad, false);
        Variable sum = Selection.all(op, w).take(x);
        if (o.countsPadding) {
            return sum.div(w.volume());
        }
        NDArray ones = Create.full(x.device(), x.dtype(), Shape.of(w.size()), 1);
        return sum.div(Variable.constant(w.of(ones, 0).sum(w.windowAxes(w.axes()))));
    }
}
