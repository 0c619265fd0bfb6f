package catenary.functions.array;

import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import java.util.Arrays;

/// Axes moved to other places; the rest keep their order.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` with axes in another order | that of `x` |
///
/// A view.
///
/// ```jshell
/// jshell> F.moveaxis(variable(new float[2][3][4]), 0, -1).shape()
/// $1 ==> (3, 4, 2)
/// ```
public final class Moveaxis {

    private Moveaxis() {}

    public static Variable moveaxis(Variable x, int source, int destination) {
        return moveaxis(x, new int[] {source}, new int[] {destination});
    }

    /// @throws IllegalArgumentException if `x` is not float, there is no such axis, one is named twice, or the numbers of axes differ
    public static Variable moveaxis(Variable x, int[] source, int[] destination) {
        Floats.require("moveaxis", "x", x);
        return moved(x, source, destination);
    }

    /// Of any dtype.
    static Variable moved(Variable x, int[] source, int[] destination) {
        if (source.length != destination.length) {
            throw new IllegalArgumentException("moveaxis: expected as many destinations as sources, but found "
                    + Arrays.toString(source) + " and " + Arrays.toString(destination));
        }
        int n = x.rank();
        int[] axes = new int[n];
        Arrays.fill(axes, -1);
        boolean[] moved = new boolean[n];
        for (int i = 0; i < source.length; i++) {
            int from = x.shape().normalizeAxis(source[i]);
            int to = x.shape().normalizeAxis(destination[i]);
            if (moved[from] || axes[to] >= 0) {
                throw new IllegalArgumentException("moveaxis: expected distinct axes, but found "
                        + Arrays.toString(source) + " and " + Arrays.toString(destination));
            }
            moved[from] = true;
            axes[to] = from;
        }
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (axes[i] < 0) {
                while (moved[next]) {
                    next++;
                }
                axes[i] = next++;
            }
        }
        return Transpose.transpose(x, axes);
    }
}
