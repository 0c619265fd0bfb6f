package catenary.functions.pooling;

import catenary.array.Shape;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.sampling.Unfold;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.function.Consumer;

/// Each element brought to every place of its window, over any number of axes: a composite.
final class Unpooling {

    private Unpooling() {}

    /// Over `axes` axes, or over any number if that is 0.
    static Variable unpooling(String op, int axes, Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        UnpoolingOptions o = new UnpoolingOptions();
        options.accept(o);
        Windows w = Geometry.under(op, axes, x, ksize, o);
        int n = w.axes();
        int[] d = x.shape().toArray();
        int[] columns = Arrays.copyOf(d, 2 + 2 * n);
        System.arraycopy(d, 2, columns, 2 + n, n);
        Arrays.fill(columns, 2, 2 + n, 1);
        Variable once = Reshape.reshape(x, Shape.of(columns));
        System.arraycopy(w.ksize(), 0, columns, 2, n);
        return Unfold.fold(BroadcastTo.broadcastTo(once, Shape.of(columns)), w);
    }
}
