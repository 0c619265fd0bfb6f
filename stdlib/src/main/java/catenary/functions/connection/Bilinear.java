package catenary.functions.connection;

import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// A bilinear map of two vectors, `y[k] = sum over i, j of e1[i] e2[j] W[i, j, k]`, and with the others given
/// `+ e1 V1 + e2 V2 + b`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `e1` | `(N, I)`, or `(N, ...)` whose rest is read as one axis | float |
/// | `e2` | `(N, J)`, likewise | that of `e1` |
/// | `W` | `(I, J, K)` | that of `e1` |
/// | `V1`, `V2`, `b` | `(I, K)`, `(J, K)`, `(K,)`; all or none | that of `e1` |
/// | returns | `(N, K)` | that of `e1` |
///
/// A composite: the products `e1[i] e2[j]` are the rows of one product of matrices.
///
/// ```jshell
/// jshell> F.bilinear(variable(new float[][] {{1, 2}}), variable(new float[][] {{10}}), variable(3, 4).reshape(2, 1, 1))
/// $1 ==> variable([[110.]])
/// ```
public final class Bilinear {

    private Bilinear() {}

    /// Without the linear part.
    public static Variable bilinear(Variable e1, Variable e2, Variable W) {
        return bilinear(e1, e2, W, null, null, null);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or only some of `V1`, `V2` and `b` are given
    public static Variable bilinear(Variable e1, Variable e2, Variable W, Variable V1, Variable V2, Variable b) {
        require(e1.rank() >= 2 && e2.rank() >= 2 && e1.length() == e2.length() && e1.dtype().isFloat(),
                "float e1 (N, I) and e2 (N, J)", e1, e2);
        Variable x = rows(e1);
        Variable y = rows(e2);
        int[] d = {x.shape().axis(1), y.shape().axis(1)};
        require(W.rank() == 3 && W.shape().axis(0) == d[0] && W.shape().axis(1) == d[1], "W (I, J, K) for e1 and e2",
                e1,
                e2, W);
        require((V1 == null) == (V2 == null) && (V1 == null) == (b == null), "all of V1, V2 and b, or none", e1, e2, W);
        int n = x.length();
        int k = W.shape().axis(2);
        requireDtype(e1.dtype(), e1, e2, W);
        Variable pairs = Reshape.reshape(Reshape.reshape(x, n, d[0], 1).mul(Reshape.reshape(y, n, 1, d[1])), n,
                d[0] * d[1]);
        Variable z = MatMul.matmul(pairs, Reshape.reshape(W, d[0] * d[1], k));
        if (b == null) {
            return z;
        }
        requireDtype(e1.dtype(), V1, V2, b);
        require(isMatrix(V1, d[0], k) && isMatrix(V2, d[1], k) && b.rank() == 1 && b.length() == k,
                "V1 (I, K), V2 (J, K) and b (K,)", e1, e2, W, V1, V2, b);
        return z.add(MatMul.matmul(x, V1)).add(MatMul.matmul(y, V2)).add(b);
    }

    private static boolean isMatrix(Variable x, int rows, int columns) {
        return x.rank() == 2 && x.length() == rows && x.shape().axis(1) == columns;
    }

    private static Variable rows(Variable x) {
        int rest = 1;
        for (int i = 1; i < x.rank(); i++) {
            rest *= x.shape().axis(i);
        }
        return Reshape.reshape(x, x.length(), rest);
    }

    private static void requireDtype(DType dtype, Variable... xs) {
        for (Variable x : xs) {
            require(x.dtype() == dtype, "one dtype, that of e1", xs);
        }
    }

    private static void require(boolean holds, String expected, Variable... xs) {
        if (!holds) {
            StringBuilder s = new StringBuilder("bilinear: expected ").append(expected);
            for (Variable x : xs) {
                s.append("\n  ").append(x.array().describe());
            }
            throw new IllegalArgumentException(s.toString());
        }
    }
}
