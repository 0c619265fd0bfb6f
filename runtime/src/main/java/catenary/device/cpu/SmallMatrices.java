package catenary.device.cpu;

import catenary.array.NDArray;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Inverses, determinants and Cholesky factors of stacks of matrices so small that a product of blocks, or a kernel a row,
/// costs more to call than to compute. Computed in float64, one matrix after the other, in loops over whole rows.
final class SmallMatrices {

    /// The largest number of rows: beyond it, products of blocks win.
    private static final int MOST = 96;

    /// Multiplications in a piece of work.
    private static final int GRAIN = 65536;

    private SmallMatrices() {}

    /// Replaces a matrix of `n` rows; false if it has no result.
    private interface Step {
        boolean run(double[] m, int n);
    }

    static boolean areSmall(NDArray a) {
        return a.shape().axis(2) <= MOST;
    }

    /// How many of `a` `(B, N, N)` could be inverted, into `out`.
    static int invert(NDArray a, NDArray out) {
        return each(a, out, SmallMatrices::inverse);
    }

    /// How many of `a` `(B, N, N)` are positive definite, by what lies on and below the diagonal; their factors into `out`.
    static int factor(NDArray a, NDArray out) {
        return each(a, out, SmallMatrices::cholesky);
    }

    /// The determinants of `a` `(B, N, N)` into `out` `(B,)`.
    static void determinants(NDArray a, NDArray out) {
        each(a, out, SmallMatrices::determinant);
    }

    private static int each(NDArray a, NDArray out, Step step) {
        int count = a.shape().axis(0);
        int n = a.shape().axis(2);
        int results = count == 0 ? 0 : out.size() / count;
        AtomicInteger done = new AtomicInteger();
        Workers.split(count, Math.max(1, GRAIN / Math.max(1, n * n * n)), (from, end) -> {
            double[] m = new double[Math.max(1, n * n)];
            int good = 0;
            for (int b = from; b < end; b++) {
                for (int i = 0; i < n; i++) {
                    int row = a.offset() + b * a.stride(0) + i * a.stride(1);
                    Convert.load(m, i * n, a.storage(), a.dtype(), row, a.stride(2), n);
                }
                good += step.run(m, n) ? 1 : 0;
                Convert.store(m, 0, out.storage(), out.dtype(), out.offset() + b * results, 1, results);
            }
            done.addAndGet(good);
        });
        return done.get();
    }

    /// The row from `from` on whose element in column `j` is greatest in absolute value; `from` if it is NaN.
    private static int pivot(double[] m, int n, int from, int j) {
        int best = from;
        for (int i = from + 1; i < n; i++) {
            if (Math.abs(m[i * n + j]) > Math.abs(m[best * n + j])) {
                best = i;
            }
        }
        return best;
    }

    private static void exchangeRows(double[] m, int n, int i, int k) {
        for (int j = 0; j < n && i != k; j++) {
            double kept = m[i * n + j];
            m[i * n + j] = m[k * n + j];
            m[k * n + j] = kept;
        }
    }

    /// Row `to` loses `factor` times row `row`, from column `from` on.
    private static void subtract(double[] m, int n, int to, int row, double factor, int from) {
        int x = to * n;
        int y = row * n;
        for (int j = from; j < n; j++) {
            m[x + j] -= factor * m[y + j];
        }
    }

    /// Gauss and Jordan's elimination in place, with row exchanges, which are column exchanges of the inverse.
    private static boolean inverse(double[] m, int n) {
        int[] pivots = new int[n];
        for (int j = 0; j < n; j++) {
            pivots[j] = pivot(m, n, j, j);
            exchangeRows(m, n, j, pivots[j]);
            double d = m[j * n + j];
            if (d == 0) {
                return false;
            }
            m[j * n + j] = 1;
            for (int k = 0; k < n; k++) {
                m[j * n + k] /= d;
            }
            for (int i = 0; i < n; i++) {
                if (i != j) {
                    double factor = m[i * n + j];
                    m[i * n + j] = 0;
                    subtract(m, n, i, j, factor, 0);
                }
            }
        }
        for (int j = n - 1; j >= 0; j--) {
            for (int i = 0; i < n && pivots[j] != j; i++) {
                double kept = m[i * n + j];
                m[i * n + j] = m[i * n + pivots[j]];
                m[i * n + pivots[j]] = kept;
            }
        }
        return true;
    }

    /// Gaussian elimination; the product of the pivots takes the first place.
    private static boolean determinant(double[] m, int n) {
        double product = 1;
        for (int j = 0; j < n; j++) {
            int p = pivot(m, n, j, j);
            exchangeRows(m, n, j, p);
            double d = m[j * n + j];
            product *= p == j ? d : -d;
            for (int i = j + 1; i < n && d != 0; i++) {
                subtract(m, n, i, j, m[i * n + j] / d, j + 1);
            }
        }
        m[0] = product;
        return true;
    }

    /// The transposed factor is made above the diagonal, a row at a time, and turned round at the end.
    private static boolean cholesky(double[] m, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                m[j * n + i] = m[i * n + j];
            }
        }
        for (int j = 0; j < n; j++) {
            double d = m[j * n + j];
            if (!(d > 0)) {
                return false;
            }
            double root = Math.sqrt(d);
            for (int k = j; k < n; k++) {
                m[j * n + k] /= root;
            }
            for (int i = j + 1; i < n; i++) {
                subtract(m, n, i, j, m[j * n + i], i);
            }
        }
        for (int i = n - 1; i >= 0; i--) { // a row above is cleared when those below have been given theirs
            for (int j = 0; j < i; j++) {
                m[i * n + j] = m[j * n + i];
            }
            Arrays.fill(m, i * n + i + 1, i * n + n, 0);
        }
        return true;
    }
}
