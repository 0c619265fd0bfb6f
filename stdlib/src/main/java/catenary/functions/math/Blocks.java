package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// Stacks of matrices `(B, rows, columns)` as [Elimination] and [Cholesky] see them: blocks that are views, and what is
/// subtracted from blocks. Recursion halves matrices down to [#NARROW] columns, so that nearly all work is in products of
/// large blocks; the matrices of a stack go through every step together.
final class Blocks {

    /// Columns that are worked on one by one. With fewer, products are too thin to be worth a call of the device's GEMM; with
    /// more, most elements are read once a column.
    static final int NARROW = 16;

    private static final Elementwise MINUS_OUTER = elementwise("minusOuter", (x, a, b) -> x.sub(a.mul(b)));

    private Blocks() {}

    /// Rows `top` to `bottom` and columns `left` to `right`, the ends excluded: a view.
    static NDArray block(NDArray m, int top, int bottom, int left, int right) {
        int[] strides = m.strides();
        return m.view(Shape.of(m.shape().axis(0), bottom - top, right - left),
                m.offset() + top * strides[1] + left * strides[2], strides);
    }

    /// The diagonals, `(B, n)`: a view of the first `n` rows and columns.
    static NDArray diagonal(NDArray m) {
        int n = Math.min(m.shape().axis(1), m.shape().axis(2));
        return m.view(Shape.of(m.shape().axis(0), n), m.offset(), new int[] {m.stride(0), m.stride(1) + m.stride(2)});
    }

    /// `x -= a b`, a matrix product.
    static void subtractProduct(NDArray x, NDArray a, NDArray b) {
        x.device().gemm(-1, a, b, 1, x);
    }

    /// `x -= a b` for a column `a` and a row `b`.
    static void subtractOuter(NDArray x, NDArray a, NDArray b) {
        if (x.size() > 0) {
            MINUS_OUTER.into(x, new NDArray[] {x, a, b});
        }
    }

    /// The numbers `0 ... n - 1` along one of two axes: where a formula asks for an element's row or column.
    static NDArray places(NDArray like, int n, boolean rows) {
        NDArray p = Create.arange(like.device(), like.dtype(), 0, n, 1);
        return rows ? p.expandDims(1) : p;
    }

    /// The dtype that factorizations compute in.
    static DType computeType(DType t) {
        return t == DType.FLOAT64 ? t : DType.FLOAT32;
    }

    /// @throws IllegalArgumentException unless `a` is one square float matrix (rank 2) or a stack of them (rank 3)
    static void requireSquare(String op, Variable a, int rank) {
        if (a.rank() != rank || a.shape().axis(-1) != a.shape().axis(-2) || !a.dtype().isFloat()) {
            throw new IllegalArgumentException(op + ": expected float a " + (rank == 2 ? "(N, N)" : "(B, N, N)")
                    + ", but found " + a.array().describe());
        }
    }

    /// Each matrix of a stack, or one matrix, transposed.
    static Variable transposed(Variable x) {
        return x.rank() == 2 ? Transpose.transpose(x, 1, 0) : Transpose.transpose(x, 0, 2, 1);
    }
}
