package catenary.functions.math;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The products of matrices, pair by pair along the first axis, `y[i] = a[i] b[i]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(B, M, K)`; `(B, M)` is taken as `(B, M, 1)` | float |
/// | `b` | `(B, K, N)`; `(B, K)` is taken as `(B, K, 1)` | float |
/// | returns | `(B, M, N)` | that of `a` |
///
/// With `transa` or `transb` each matrix of that operand is transposed first. [Matmul] does the same for operands of any
/// rank; this is Chainer's older name, whose vectors are columns.
///
/// ```jshell
/// jshell> F.batchMatmul(variable(new float[][] {{1, 2}}), variable(new float[][] {{3, 4}}), o -> o.transa(true))
/// $1 ==> variable([[[11.]]])
/// ```
public final class BatchMatmul {

    private BatchMatmul() {}

    public static Variable batchMatmul(Variable a, Variable b) {
        return batchMatmul(a, b, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes don't fit or an operand is not float
    public static Variable batchMatmul(Variable a, Variable b, Consumer<Matmul.Options> options) {
        if (!isStack(a) || !isStack(b) || a.length() != b.length()) {
            throw new IllegalArgumentException(
                    "batchMatmul: expected a (B, M, K) and b (B, K, N), or (B, M) and (B, K)\n  a: "
                            + a.array().describe() + "\n  b: " + b.array().describe());
        }
        return Matmul.matmul(columns(a), columns(b), options);
    }

    private static boolean isStack(Variable x) {
        return x.rank() == 2 || x.rank() == 3;
    }

    private static Variable columns(Variable x) {
        return x.rank() == 3 ? x : Reshape.reshape(x, x.shape().axis(0), x.shape().axis(1), 1);
    }
}
