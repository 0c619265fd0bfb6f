package catenary.functions.math;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;

/// The determinants of square matrices.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(B, N, N)` | float; float16 is computed in float32 |
/// | returns | `(B,)` | that of `a` |
///
/// By elimination with row exchanges, all matrices at a time; 1 where `N` is 0. The gradient is `gy y a'^-1`, hence there is
/// none at a singular matrix: asking for it is an error.
///
/// ```jshell
/// jshell> F.batchDet(variable(new float[][][] {{{1, 2}, {4, 4}}, {{2, 0}, {0, 2}}}))
/// $1 ==> variable([-4.,  4.])
/// ```
public final class BatchDet extends FunctionNode.Unary {

    private final String op;

    BatchDet(String op) {
        super(Retain.BOTH);
        this.op = op;
    }

    /// @throws IllegalArgumentException if `a` are no square float matrices
    public static Variable batchDet(Variable a) {
        Blocks.requireSquare("batchDet", a, 3);
        return new BatchDet("batchDet").apply(a);
    }

    @Override public String label() {
        return op;
    }

    @Override protected NDArray forward(NDArray a) {
        return Elimination.determinant(a);
    }

    @Override protected Variable backward(Variable gy) {
        Variable inverse = new BatchInv("the gradient of " + op).apply(Blocks.transposed(input()));
        return inverse.mul(Reshape.reshape(gy.mul(output()), gy.size(), 1, 1));
    }
}
