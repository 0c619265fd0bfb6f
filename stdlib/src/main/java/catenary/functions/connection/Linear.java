package catenary.functions.connection;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Sum;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import java.util.Arrays;

/// The affine map of each row, `y = x W' + b`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, N)`, or `(B, ...)` whose rest is read as one axis | float |
/// | `W` | `(M, N)` | float; computed in the wider dtype of both |
/// | `b` | `(M,)`, or null | that of `x` |
/// | returns | `(B, M)` | that of `x` |
///
/// With `nBatchAxes = k` the first `k` axes of `x` are kept as they are. The product is added to rows that already
/// hold `b`, so that there is no second pass.
///
/// ```jshell
/// jshell> F.linear(variable(new float[][] {{1, 2}}), variable(new float[][] {{3, 4}, {5, 6}}), variable(10, 20))
/// $1 ==> variable([[21., 37.]])
/// ```
public final class Linear extends FunctionNode.Nary {

    private static final String[] NAMES = {"x", "W", "b"};

    private Linear() {
        super(Retain.INPUTS);
    }

    /// Without `b`.
    public static Variable linear(Variable x, Variable W) {
        return linear(x, W, null, 1);
    }

    public static Variable linear(Variable x, Variable W, Variable b) {
        return linear(x, W, b, 1);
    }

    /// Without `b`.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or `nBatchAxes` is not in `[1, x.rank)`
    public static Variable linear(Variable x, Variable W, int nBatchAxes) {
        return linear(x, W, null, nBatchAxes);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or `nBatchAxes` is not in `[1, x.rank)`
    public static Variable linear(Variable x, Variable W, Variable b, int nBatchAxes) {
        if (nBatchAxes == 1 && x.rank() == 2) {
            return rows(x, W, b);
        }
        if (nBatchAxes < 1 || nBatchAxes >= x.rank()) {
            throw new IllegalArgumentException("linear: expected 1 <= nBatchAxes < x.rank, but found " + nBatchAxes
                    + "\n  x: " + x.array().describe());
        }
        int[] d = x.shape().toArray();
        int[] batch = Arrays.copyOf(d, nBatchAxes);
        int rows = Shape.of(batch).size();
        int columns = Shape.of(Arrays.copyOfRange(d, nBatchAxes, d.length)).size();
        Variable y = rows(Reshape.reshape(x, Shape.of(rows, columns)), W, b);
        int[] shape = Arrays.copyOf(batch, nBatchAxes + 1);
        shape[nBatchAxes] = W.shape().axis(0);
        return Reshape.reshape(y, Shape.of(shape));
    }

    private static Variable rows(Variable x, Variable W, Variable b) {
        if (Widened.applies(x, W)) {
            return Widened.apply("linear", x, W, b, Linear::rows);
        }
        return b == null ? new Linear().apply(x, W) : new Linear().apply(x, W, b);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.isFloat().sameDtype().rank(0, 2).rank(1, 2).sameAxis(0, 1, 1, 1, "W has shape (outSize, inSize)");
        if (in.count() == 3) {
            in.rank(2, 1).sameAxis(2, 0, 1, 0, null);
        }
    }

    @Override protected NDArray forwardOne(NDArray[] xs) {
        NDArray x = xs[0];
        NDArray W = xs[1];
        if (xs.length == 2) {
            return x.matmul(W.transpose());
        }
        NDArray y = NDArray.uninitialized(
                x.device(), x.dtype(), Shape.of(x.length(), W.length()));
        return y.assign(xs[2]).addMatmulAssign(x, W.transpose());
    }

    @Override protected Grads backward(Variable gy) {
        return Grads.each(inputs().length, i -> switch (i) {
            case 0 -> MatMul.matmul(gy, input(1)); // (B, M)(M, N) -> (B, N)
            case 1 -> MatMul.matmul(Transpose.transpose(gy), input(0)); // (M, B)(B, N) -> (M, N)
            default -> Sum.sum(gy, new int[] {0}, false); // (B, M) -> (M,)
        });
    }
}
