package catenary.functions.math;

import catenary.array.Shape;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.array.ExpandDims;

/// The determinant of a square matrix.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(N, N)` | float; float16 is computed in float32 |
/// | returns | `()` | that of `a` |
///
/// By elimination with row exchanges; 1 where `N` is 0. The gradient is `gy y a'^-1`, hence there is none at a singular matrix:
/// asking for it is an error. Of many matrices: [BatchDet].
///
/// ```jshell
/// jshell> F.det(variable(new float[][] {{1, 2}, {4, 4}}))
/// $1 ==> variable(-4.)
/// ```
public final class Det {

    private Det() {}

    /// @throws IllegalArgumentException if `a` is no square float matrix
    public static Variable det(Variable a) {
        Blocks.requireSquare("det", a, 2);
        return Reshape.reshape(new BatchDet("det").apply(ExpandDims.expandDims(a, 0)), Shape.SCALAR);
    }
}
