package catenary.functions.math;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.array.ExpandDims;

/// The inverse of a square matrix, `y = a^-1`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(N, N)` | float; float16 is computed in float32 |
/// | returns | `(N, N)` | that of `a` |
///
/// By elimination with row exchanges. The gradient is `-y' gy y'`. Of many matrices: [BatchInv].
///
/// ```jshell
/// jshell> F.inv(variable(new float[][] {{0, 2}, {4, 0}}))
/// $1 ==> variable([[0.  , 0.25],
///                  [0.5 , 0.  ]])
/// ```
public final class Inv {

    private Inv() {}

    /// @throws IllegalArgumentException if `a` is no square float matrix, or singular
    public static Variable inv(Variable a) {
        Blocks.requireSquare("inv", a, 2);
        return Reshape.reshape(new BatchInv("inv").apply(ExpandDims.expandDims(a, 0)), a.shape());
    }
}
