package catenary.functions.loss;

import catenary.array.NDArray;
import catenary.autograd.GetItem;
import catenary.autograd.MatMul;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// The rows of `W` that each row of `x` is held against: the right one, `t`, and sampled ones.
///
/// @param op name of the loss, for messages
record Candidates(String op, Variable x, NDArray t, Variable W) {

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    static Candidates check(String op, Variable x, Variable t, Variable W) {
        if (!x.dtype().isFloat() || x.rank() != 2 || t.dtype().kind() != DType.Kind.SIGNED || t.rank() != 1
                || t.length() != x.length() || W.dtype() != x.dtype() || W.rank() != 2
                || W.shape().axis(1) != x.shape().axis(1)) {
            throw new IllegalArgumentException(op
                    + ": expected float x (B, N), integer t (B,) and W (V, N) like x\n  x: "
                    + x.array().describe() + "\n  t: " + t.array().describe() + "\n  W: " + W.array().describe());
        }
        return new Candidates(op, x, t.array(), W);
    }

    /// `x . W[t]`, then `x . W[samples[j]]`, as `(B, 1 + S)`.
    Variable scores(NDArray samples) {
        if (samples.dtype().kind() != DType.Kind.SIGNED || samples.rank() != 2 || samples.length() != x.length()) {
            throw new IllegalArgumentException(op + ": expected integer samples (B, S) with a row for each of x\n  x: "
                    + x.array().describe() + "\n  samples: " + samples.describe());
        }
        NDArray ids = NDArray.concat(1, t.expandDims(1), samples.astype(t.dtype()));
        Variable rows = GetItem.getItem(W, ids); // (B, 1 + S, N)
        int b = x.length();
        return MatMul.matmul(rows, x.reshape(b, x.shape().axis(1), 1)).reshape(ids.shape());
    }
}
