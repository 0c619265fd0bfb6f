package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;
import static catenary.functions.math.Blocks.block;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.autograd.FunctionNode;
import catenary.autograd.MatMul;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;

/// The lower triangular factor `L` of a positive definite matrix, `a = L L'`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(N, N)`, symmetric | float; float16 is computed in float32 |
/// | returns | `(N, N)`, 0 above the diagonal | that of `a` |
///
/// Only the elements on and below the diagonal of `a` are read. The gradient is the symmetric one: `(S + S') / 2` with
/// `S = L'^-1 K L^-1`, where `K` is `L' gy` without what is above the diagonal and with half of what is on it.
///
/// ```jshell
/// jshell> F.cholesky(variable(new float[][] {{4, 2}, {2, 10}}))
/// $1 ==> variable([[2., 0.],
///                  [1., 3.]])
/// ```
public final class Cholesky extends FunctionNode.Unary {

    private static final Elementwise SQRT = elementwise("sqrt", x -> x.sqrt());
    private static final Elementwise DIV = elementwise("div", (x, d) -> x.div(d));
    private static final Elementwise LOWER = elementwise("lower", (x, i, j) -> i.lt(j).where(0, x));
    private static final Elementwise HALVED =
            elementwise("halvedLower", (i, j) -> i.lt(j).where(Expr.of(0), i.eq(j).where(0.5, 1)));
    private static final Reduction ALL_POSITIVE =
            reduction("positive", Combine.MIN, d -> d.gt(0).where(1, 0));

    private Cholesky() {
        super(Retain.OUTPUT);
    }

    /// @throws IllegalArgumentException if `a` is no square float matrix, or not positive definite
    public static Variable cholesky(Variable a) {
        Blocks.requireSquare("cholesky", a, 2);
        return new Cholesky().apply(a);
    }

    @Override protected NDArray forward(NDArray a) {
        int n = a.shape().axis(0);
        NDArray small = NDArray.uninitialized(a.device(), a.dtype(), a.shape());
        int factored = a.device().factor(a.expandDims(0), small.expandDims(0));
        requireFactor(factored != 0, a);
        return factored > 0 ? small : byBlocks(a, n);
    }

    private static void requireFactor(boolean isPositive, NDArray a) {
        if (!isPositive) {
            throw new IllegalArgumentException(
                    "cholesky: expected a positive definite matrix, but found another\n  a: " + a.describe());
        }
    }

    private static NDArray byBlocks(NDArray a, int n) {
        NDArray l = a.astype(Blocks.computeType(a.dtype())).copy();
        if (n == 0) {
            return l;
        }
        NDArray stack = l.expandDims(0);
        columns(stack, 0, n);
        requireFactor(ALL_POSITIVE.on(Blocks.diagonal(stack)).item() != 0, a);
        LOWER.into(l, new NDArray[] {l, Blocks.places(l, n, true), Blocks.places(l, n, false)});
        return l.astype(a.dtype());
    }

    /// Factors columns `from` to `to`, in which all columns left of them have been taken into account.
    private static void columns(NDArray m, int from, int to) {
        int n = m.shape().axis(1);
        if (to - from <= Blocks.NARROW) {
            for (int j = from; j < to; j++) {
                column(m, j, to);
            }
            return;
        }
        int half = from + (to - from) / 2;
        columns(m, from, half);
        Blocks.subtractProduct(block(m, half, n, half, to), block(m, half, n, from, half),
                block(m, half, to, from, half).transpose(0, 2, 1));
        columns(m, half, to);
    }

    private static void column(NDArray m, int j, int to) {
        int n = m.shape().axis(1);
        NDArray root = block(m, j, j + 1, j, j + 1);
        SQRT.into(root, new NDArray[] {root});
        if (j < n - 1) {
            NDArray below = block(m, j + 1, n, j, j + 1);
            DIV.into(below, new NDArray[] {below, root});
            Blocks.subtractOuter(block(m, j + 1, n, j + 1, to), below,
                    block(m, j + 1, to, j, j + 1).transpose(0, 2, 1));
        }
    }

    @Override protected Variable backward(Variable gy) {
        Variable l = output();
        int n = l.length();
        NDArray shares = HALVED.on(Blocks.places(l.array(), n, true), Blocks.places(l.array(), n, false));
        Variable k = MatMul.matmul(Blocks.transposed(l), gy).mul(Variable.constant(shares));
        Variable inverse = Inv.inv(l);
        Variable s = MatMul.matmul(MatMul.matmul(Blocks.transposed(inverse), k), inverse);
        return s.add(Blocks.transposed(s)).mul(0.5);
    }
}
