package catenary.functions.math;

import catenary.autograd.MatMul;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The matrix product by NumPy's rule for vectors, matrices and stacks of matrices, whose leading axes broadcast.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(..., M, K)`, or `(K,)` | float |
/// | `b` | `(..., K, N)`, or `(K,)` | float |
/// | returns | `(..., M, N)`, without the axis of a vector | that of `a` |
///
/// With `transa` or `transb` the last two axes of that operand are swapped first; a vector stays as it is.
///
/// ```jshell
/// jshell> F.matmul(variable(new float[][] {{1, 2}}), variable(new float[][] {{3, 4}}), o -> o.transb(true))
/// $1 ==> variable([[11.]])
/// ```
public final class Matmul {

    /// Which operands are transposed.
    public static final class Options {
        boolean transa;
        boolean transb;

        public Options transa(boolean transa) {
            this.transa = transa;
            return this;
        }

        public Options transb(boolean transb) {
            this.transb = transb;
            return this;
        }
    }

    private Matmul() {}

    public static Variable matmul(Variable a, Variable b) {
        return MatMul.matmul(a, b);
    }

    /// @throws IllegalArgumentException if shapes don't fit or an operand is not float
    public static Variable matmul(Variable a, Variable b, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return MatMul.matmul(o.transa ? swapLast(a) : a, o.transb ? swapLast(b) : b);
    }

    private static Variable swapLast(Variable x) {
        int n = x.rank();
        if (n < 2) {
            return x;
        }
        int[] axes = new int[n];
        for (int i = 0; i < n; i++) {
            axes[i] = i;
        }
        axes[n - 2] = n - 1;
        axes[n - 1] = n - 2;
        return Transpose.transpose(x, axes);
    }
}
