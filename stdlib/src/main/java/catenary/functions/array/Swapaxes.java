package catenary.functions.array;

import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import java.util.stream.IntStream;

/// Two axes exchanged.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` with axes in another order | that of `x` |
///
/// A view.
///
/// ```jshell
/// jshell> F.swapaxes(variable(new float[][] {{1, 2}}), 0, 1)
/// $1 ==> variable([[1.],
///                  [2.]])
/// ```
public final class Swapaxes {

    private Swapaxes() {}

    /// @throws IllegalArgumentException if there is no such axis
    public static Variable swapaxes(Variable x, int axis1, int axis2) {
        int[] axes = IntStream.range(0, x.rank()).toArray();
        int a = x.shape().normalizeAxis(axis1);
        int b = x.shape().normalizeAxis(axis2);
        axes[a] = b;
        axes[b] = a;
        return Transpose.transpose(x, axes);
    }
}
