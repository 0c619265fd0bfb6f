package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.List;

/// Matrix products of any strides, in terms of OpenBLAS; see [catenary.array.Device#gemm].
///
/// OpenBLAS itself runs on one thread: its own threads wait for each other by spinning, which on a busy machine makes a
/// product hundreds of times slower. Large products are cut into blocks of the result, which [Workers] claim as they get
/// to them. The blocks depend on the shapes alone, so results don't depend on the number of threads.
final class Gemm {

    /// Multiplications below which a loop in Java takes less time than a library call.
    private static final long TINY = 64;

    /// Floating point operations of one block: some 0.2 ms, beside which waking a thread and reading an operand once more
    /// cost little.
    private static final long ONE_BLOCK = 20_000_000;

    /// Rows or columns of the result that a block has at least.
    private static final int NARROWEST = 144;

    /// Blocks begin at multiples of this many: a whole number of the library's tiles.
    private static final int ALIGNMENT = 48;

    /// Multiplications of small products that a thread takes at a time: some 20 microseconds.
    private static final long SHARE = 500_000;

    /// Floating point operations of one library call on one thread: it lasts about 10 ms. Meanwhile no garbage can be
    /// collected.
    private static final long ONE_CALL = 1_200_000_000;

    /// Calls that would last too long are cut along the sums, of which each computes at least so many terms.
    private static final int DEPTH = 256;

    /// Calls that would last too long are cut along the rows too, of which each gets at least this many.
    private static final int ROWS = 512;

    private static final Kernels COPY = new Kernels(List.of(new Expr.Arg(0)), 1);

    private Gemm() {}

    static void run(double alpha, NDArray a, NDArray b, double beta, NDArray out) {
        if (out.size() == 0) {
            return;
        }
        Compute compute = Compute.of(out.dtype());
        DType t = compute.blockType();
        int lda = a.size() == 0 ? 1 : leading(a);
        int ldb = b.size() == 0 ? 1 : leading(b);
        int ldc = leading(out);
        if (ldc <= 0 || out.dtype() != t) {
            NDArray straight = NDArray.uninitialized(out.device(), t, out.shape());
            if (beta != 0) {
                copy(compute, out, straight);
            }
            run(alpha, a, b, beta, straight);
            copy(compute, straight, out);
        } else if (lda == 0 || a.dtype() != t) {
            run(alpha, straight(compute, a), b, beta, out);
        } else if (ldb == 0 || b.dtype() != t) {
            run(alpha, a, straight(compute, b), beta, out);
        } else if (out.rank() == 2) {
            one(compute, alpha, a, a.offset(), lda, b, b.offset(), ldb, beta, out, out.offset(), ldc);
        } else {
            stack(compute, alpha, a, lda, b, ldb, beta, out, ldc);
        }
    }

    /// Products that are too small to be cut are shared out whole.
    private static void stack(
            Compute compute, double alpha, NDArray a, int lda, NDArray b, int ldb, double beta, NDArray out, int ldc) {
        int m = out.shape().axis(1);
        int n = out.shape().axis(2);
        long work = Math.max(1, (long) m * n * a.shape().axis(2));
        int grain = blocks(work, m, n) > 1 ? Integer.MAX_VALUE : (int) Math.max(1, SHARE / work);
        Workers.split(out.shape().axis(0), grain, (from, to) -> {
            for (int i = from; i < to; i++) {
                one(compute, alpha, a, a.offset() + i * a.stride(0), lda, b, b.offset() + i * b.stride(0), ldb, beta,
                        out, out.offset() + i * out.stride(0), ldc);
            }
        });
    }

    /// Into how many pieces a product of so many multiplications is cut.
    private static int blocks(long work, int m, int n) {
        return (int) Math.max(1, Math.min(2 * work / ONE_BLOCK, Math.max(m, n) / NARROWEST));
    }

    private static NDArray straight(Compute compute, NDArray x) {
        NDArray y = NDArray.uninitialized(x.device(), compute.blockType(), x.shape());
        copy(compute, x, y);
        return y;
    }

    private static void copy(Compute compute, NDArray from, NDArray to) {
        MapLoop.run(COPY, compute, new NDArray[] {to}, new NDArray[] {from}, null);
    }

    /// The distance between rows, if the last two axes of `x` are a matrix that OpenBLAS can read; negated, that between
    /// columns, if its transpose is; else 0.
    private static int leading(NDArray x) {
        int r = x.rank();
        int rows = x.shape().axis(r - 2);
        int columns = x.shape().axis(r - 1);
        int down = x.stride(r - 2);
        int across = x.stride(r - 1);
        if (across == 1 || columns == 1) {
            if (rows == 1) {
                return Math.max(1, columns);
            }
            if (down >= Math.max(1, columns)) {
                return down;
            }
        }
        if (down == 1 || rows == 1) {
            if (columns == 1) {
                return -Math.max(1, rows);
            }
            if (across >= Math.max(1, rows)) {
                return -across;
            }
        }
        return 0;
    }

    private static void one(
            Compute compute, double alpha, NDArray a, int ao, int lda, NDArray b, int bo, int ldb, double beta,
            NDArray out, int co, int ldc) {
        int rank = out.rank();
        int m = out.shape().axis(rank - 2);
        int n = out.shape().axis(rank - 1);
        int k = a.shape().axis(rank - 1);
        long work = (long) m * n * k;
        if (work <= TINY || !Blas.isLoaded()) {
            PlainGemm.run(alpha, a.storage(), ao, lda, b.storage(), bo, ldb, beta, out.storage(), co, ldc, m, n, k);
            return;
        }
        if (m == 1 && n == 1) {
            dot(alpha, a.storage(), ao, lda > 0 ? 1 : -lda, b.storage(), bo, ldb > 0 ? ldb : 1, k, beta, out.storage(),
                    co);
            return;
        }
        Block whole = new Block(compute, alpha, a, ao, lda, b, bo, ldb, beta, out, co, ldc, k);
        int blocks = blocks(work, m, n);
        int grain = ((Math.max(m, n) + blocks - 1) / blocks + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (m > n) {
            Workers.split(m, grain, (from, to) -> whole.run(from, to, 0, n));
        } else {
            Workers.split(n, grain, (from, to) -> whole.run(0, m, from, to));
        }
    }

    /// A product of two matrices, of whose result blocks can be computed one by one.
    private record Block(
            Compute compute, double alpha, NDArray a, int ao, int lda, NDArray b, int bo, int ldb, double beta,
            NDArray out, int co, int ldc, int k) {

        void run(int fromRow, int toRow, int fromColumn, int toColumn) {
            int n = toColumn - fromColumn;
            int rows = (int) Math.min(toRow - fromRow, Math.max(ROWS, ONE_CALL / (2L * n * DEPTH)));
            int depth = (int) Math.min(k, Math.max(DEPTH, ONE_CALL / (2L * n * rows)));
            for (int r = fromRow; r < toRow; r += rows) {
                for (int d = 0; d < k; d += depth) {
                    int at = ao + (lda > 0 ? r * lda + d : r - d * lda);
                    int bt = bo + (ldb > 0 ? d * ldb + fromColumn : d - fromColumn * ldb);
                    call(Math.min(rows, toRow - r), n, Math.min(depth, k - d), at, bt, d == 0 ? beta : 1,
                            co + r * ldc + fromColumn);
                }
            }
        }

        private void call(int m, int n, int k, int at, int bt, double scale, int ct) {
            if (compute == Compute.FLOAT) {
                Blas.gemm(lda < 0, ldb < 0, m, n, k, (float) alpha, (float[]) a.storage(), at, Math.abs(lda),
                        (float[]) b.storage(), bt, Math.abs(ldb), (float) scale, (float[]) out.storage(), ct, ldc);
            } else {
                Blas.gemm(lda < 0, ldb < 0, m, n, k, alpha, (double[]) a.storage(), at, Math.abs(lda),
                        (double[]) b.storage(), bt, Math.abs(ldb), scale, (double[]) out.storage(), ct, ldc);
            }
        }
    }

    private static void dot(
            double alpha, Object a, int ao, int as, Object b, int bo, int bs, int k, double beta, Object c, int co) {
        if (c instanceof float[] z) {
            float s = (float) alpha * Blas.dot(k, (float[]) a, ao, as, (float[]) b, bo, bs);
            z[co] = beta == 0 ? s : (float) beta * z[co] + s;
        } else {
            double[] z = (double[]) c;
            double s = alpha * Blas.dot(k, (double[]) a, ao, as, (double[]) b, bo, bs);
            z[co] = beta == 0 ? s : beta * z[co] + s;
        }
    }
}
