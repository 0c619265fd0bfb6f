package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;
import static catenary.array.Reduction.reduction;
import static catenary.functions.math.Blocks.block;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Fold.Combine;

/// Gaussian elimination with row exchanges on stacks of matrices, in array operations that any device has, and for few columns
/// in its own way if it has one.
///
/// `[A | C]` of shape `(B, n, n + c)` becomes `[L \ U | P C]` with `P A = L U`: `L` below the diagonal, where it is 1, `U` on
/// and above it. Rows are exchanged over their whole width, so what stands beside `A` takes part; the pivot of each column is
/// the element of greatest absolute value. No step reads an element back, hence none waits for the device.
final class Elimination {

    private static final Reduction PIVOT = reduction("pivot", Combine.ARGMAX, x -> x.abs());
    private static final Elementwise ROW = elementwise("pivotRow", (pivot, first) -> pivot.add(first));
    private static final Elementwise OVER = elementwise("overPivot", (x, p) -> p.eq(0).where(x, x.div(p)));
    private static final Elementwise DIV = elementwise("div", (x, d) -> x.div(d));
    private static final Reduction SIGNED_PRODUCT =
            reduction("det", Combine.PROD, (u, exchange) -> exchange.eq(0).where(u, u.neg()));
    private static final Reduction LEAST = reduction("leastPivot", Combine.MIN, x -> x.abs());

    private final NDArray m;
    private final int n;
    private final NDArray rows; // m as one long matrix
    private final NDArray firsts; // of each matrix: the number of its first row there
    private final NDArray exchanges; // (B, n): how far below the diagonal each pivot was

    private Elimination(NDArray m) {
        int count = m.shape().axis(0);
        this.m = m;
        this.n = m.shape().axis(1);
        this.rows = m.reshape(count * n, m.shape().axis(2));
        this.firsts = Create.arange(m.device(), DType.INT32, 0, count, 1).mul(n);
        this.exchanges = NDArray.zeros(m.device(), m.dtype(), Shape.of(count, n));
        columns(0, n);
    }

    /// The inverses of `(B, n, n)`.
    ///
    /// @throws IllegalArgumentException if one is singular: a pivot is 0
    static NDArray inverse(String op, NDArray a) {
        int count = a.shape().axis(0);
        int n = a.shape().axis(1);
        NDArray small = NDArray.uninitialized(a.device(), a.dtype(), a.shape());
        int inverted = a.device().invert(a, small);
        requireRegular(inverted < 0 || inverted == count, op, a);
        return inverted < 0 ? byBlocks(op, a, count, n) : small;
    }

    private static void requireRegular(boolean regular, String op, NDArray a) {
        if (!regular) {
            throw new IllegalArgumentException(
                    op + ": expected an invertible matrix, but found a singular one\n  a: " + a.describe());
        }
    }

    private static NDArray byBlocks(String op, NDArray a, int count, int n) {
        NDArray m = NDArray.zeros(a.device(), Blocks.computeType(a.dtype()), Shape.of(count, n, 2 * n));
        NDArray left = block(m, 0, n, 0, n);
        NDArray right = block(m, 0, n, n, 2 * n);
        left.assign(a);
        Blocks.diagonal(right).fill(1);
        new Elimination(m);
        requireRegular(m.size() == 0 || LEAST.on(Blocks.diagonal(m)).item() != 0, op, a);
        solveLower(left, right);
        solveUpper(left, right);
        return right.copy().astype(a.dtype());
    }

    /// The determinants of `(B, n, n)`: the products of the pivots, negated for each exchange.
    static NDArray determinant(NDArray a) {
        NDArray small = NDArray.uninitialized(a.device(), a.dtype(), Shape.of(a.shape().axis(0)));
        if (a.device().determinants(a, small)) {
            return small;
        }
        NDArray m = a.astype(Blocks.computeType(a.dtype())).copy();
        NDArray exchanges = new Elimination(m).exchanges;
        return SIGNED_PRODUCT.on(new NDArray[] {Blocks.diagonal(m), exchanges}, new int[] {1}, false)
                .astype(a.dtype());
    }

    /// Eliminates below the diagonal in columns `from` to `to`; those right of them see the exchanges only.
    private void columns(int from, int to) {
        if (to - from <= Blocks.NARROW) {
            if (m.device().eliminate(m, from, to, exchanges)) {
                return;
            }
            for (int j = from; j < to; j++) {
                column(j, to);
            }
            return;
        }
        int half = from + (to - from) / 2;
        columns(from, half);
        NDArray above = block(m, from, half, half, to);
        solveLower(block(m, from, half, from, half), above);
        Blocks.subtractProduct(block(m, half, n, half, to), block(m, half, n, from, half), above);
        columns(half, to);
    }

    private void column(int j, int to) {
        if (j == n - 1) {
            return;
        }
        NDArray at = PIVOT.on(block(m, j, n, j, j + 1), 1, 2);
        exchanges.get(":", j).assign(at);
        exchange(j, at);
        NDArray below = block(m, j + 1, n, j, j + 1);
        OVER.into(below, new NDArray[] {below, block(m, j, j + 1, j, j + 1)});
        Blocks.subtractOuter(block(m, j + 1, n, j + 1, to), below, block(m, j, j + 1, j + 1, to));
    }

    /// Row `j` of each matrix changes places with the one `at` rows below it.
    private void exchange(int j, NDArray at) {
        NDArray row = block(m, j, j + 1, 0, m.shape().axis(2)).squeeze(1);
        NDArray pivots = ROW.on(at, firsts.add(j));
        NDArray chosen = rows.take(pivots, 0);
        rows.setItem(row, pivots);
        row.assign(chosen);
    }

    /// `x = L^-1 x` in place, where `L` is `l` below the diagonal and 1 on it.
    static void solveLower(NDArray l, NDArray x) {
        int k = x.shape().axis(1);
        int c = x.shape().axis(2);
        if (k <= Blocks.NARROW) {
            if (x.device().solveLower(l, x)) {
                return;
            }
            for (int j = 0; j < k - 1; j++) {
                Blocks.subtractOuter(block(x, j + 1, k, 0, c), block(l, j + 1, k, j, j + 1), block(x, j, j + 1, 0, c));
            }
            return;
        }
        int half = k / 2;
        NDArray top = block(x, 0, half, 0, c);
        NDArray bottom = block(x, half, k, 0, c);
        solveLower(block(l, 0, half, 0, half), top);
        Blocks.subtractProduct(bottom, block(l, half, k, 0, half), top);
        solveLower(block(l, half, k, half, k), bottom);
    }

    /// `x = U^-1 x` in place, where `U` is `u` on and above the diagonal.
    private static void solveUpper(NDArray u, NDArray x) {
        int k = x.shape().axis(1);
        int c = x.shape().axis(2);
        if (k <= Blocks.NARROW) {
            for (int j = k - 1; j >= 0; j--) {
                NDArray row = block(x, j, j + 1, 0, c);
                DIV.into(row, new NDArray[] {row, block(u, j, j + 1, j, j + 1)});
                Blocks.subtractOuter(block(x, 0, j, 0, c), block(u, 0, j, j, j + 1), row);
            }
            return;
        }
        int half = k / 2;
        NDArray top = block(x, 0, half, 0, c);
        NDArray bottom = block(x, half, k, 0, c);
        solveUpper(block(u, half, k, half, k), bottom);
        Blocks.subtractProduct(top, block(u, 0, half, half, k), bottom);
        solveUpper(block(u, 0, half, 0, half), top);
    }
}
