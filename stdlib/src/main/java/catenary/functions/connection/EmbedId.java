package catenary.functions.connection;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.Where;

/// Rows of a table, `y[n] = W[x[n]]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | integer; a constant |
/// | `W` | `(V, D)` | float |
/// | returns | that of `x`, then `D` | that of `W` |
///
/// Where `x == ignoreLabel` the result is 0 and nothing is learned. Other negative ids count from the end. The gradient
/// of a row named repeatedly is the sum.
///
/// ```jshell
/// jshell> F.embedId(array(new int[] {1, 0, 1}), variable(new float[][] {{1, 2}, {3, 4}}))
/// $1 ==> variable([[3., 4.],
///                  [1., 2.],
///                  [3., 4.]])
/// ```
public final class EmbedId {

    private EmbedId() {}

    public static Variable embedId(Variable x, Variable W) {
        return rows(x, W, x.array());
    }

    /// @throws IllegalArgumentException  if `x` is not integer or `W` not a float matrix
    /// @throws IndexOutOfBoundsException if an id is out of range
    public static Variable embedId(Variable x, Variable W, int ignoreLabel) {
        NDArray ignored = x.array().eq(ignoreLabel);
        Variable y = rows(x, W, ignored.where(x.array().zerosLike(), x.array()));
        Variable zero = Variable.constant(NDArray.zeros(W.device(), W.dtype(), Shape.SCALAR));
        return Where.where(ignored.expandDims(x.rank()), zero, y);
    }

    private static Variable rows(Variable x, Variable W, NDArray ids) {
        if (x.dtype().kind() != DType.Kind.SIGNED || x.rank() < 1 || !W.dtype().isFloat() || W.rank() != 2) {
            throw new IllegalArgumentException(
                    "embedId: expected integer x of at least 1 axis and float W (V, D)\n  x: "
                            + x.array().describe() + "\n  W: " + W.array().describe());
        }
        return GetItem.getItem(W, ids);
    }
}
