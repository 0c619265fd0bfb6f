package catenary.functions.math;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.MatMul;
import catenary.autograd.Variable;

/// The inverses of square matrices, `y[i] = a[i]^-1`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(B, N, N)` | float; float16 is computed in float32 |
/// | returns | `(B, N, N)` | that of `a` |
///
/// By elimination with row exchanges, all matrices at a time. The gradient is `-y' gy y'`.
///
/// ```jshell
/// jshell> F.batchInv(variable(new float[][][] {{{2, 0}, {0, 4}}}))
/// $1 ==> variable([[[0.5 , 0.  ],
///                   [0.  , 0.25]]])
/// ```
public final class BatchInv extends FunctionNode.Unary {

    private final String op;

    BatchInv(String op) {
        super(Retain.OUTPUT);
        this.op = op;
    }

    /// @throws IllegalArgumentException if `a` are no square float matrices, or one is singular
    public static Variable batchInv(Variable a) {
        Blocks.requireSquare("batchInv", a, 3);
        return new BatchInv("batchInv").apply(a);
    }

    @Override public String label() {
        return op;
    }

    @Override protected NDArray forward(NDArray a) {
        return Elimination.inverse(op, a);
    }

    @Override protected Variable backward(Variable gy) {
        Variable y = Blocks.transposed(output());
        return MatMul.matmul(MatMul.matmul(y, gy), y).neg();
    }
}
