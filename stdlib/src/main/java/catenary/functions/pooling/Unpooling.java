package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Each element brought to every place of its window, over any number of axes.
final class Unpooling {

    private Unpooling() {}

    /// Over `axes` axes, or over any number if that is 0.
    static Variable unpooling(String op, int axes, Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        UnpoolingOptions o = new UnpoolingOptions();
        options.accept(o);
        return Selection.all(op, Geometry.under(op, axes, x, ksize, o)).put(x);
    }
}
