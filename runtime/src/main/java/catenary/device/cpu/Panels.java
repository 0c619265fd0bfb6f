package catenary.device.cpu;

import catenary.array.NDArray;

/// What elimination does to a few columns or rows of large matrices, between products of blocks: too little work for a
/// kernel a column. Computed in float64, each matrix of a stack by itself.
final class Panels {

    private Panels() {}

    /// Eliminates below the diagonal in columns `from` to `to` of `m` `(B, n, w)`, exchanging whole rows for the pivot, which
    /// was `exchanges[b, j]` rows below the diagonal.
    static void eliminate(NDArray m, int from, int to, NDArray exchanges) {
        int n = m.shape().axis(1);
        Workers.split(m.shape().axis(0), 1, (first, end) -> {
            double[] panel = new double[n * (to - from)];
            double[] row = new double[m.shape().axis(2)];
            double[] other = new double[row.length];
            double[] steps = new double[to - from];
            for (int b = first; b < end; b++) {
                eliminate(m, b, from, to, panel, steps, row, other);
                Convert.store(steps, 0, exchanges.storage(), exchanges.dtype(),
                        exchanges.offset() + b * exchanges.stride(0) + from * exchanges.stride(1), exchanges.stride(1),
                        to - from);
            }
        });
    }

    private static void eliminate(NDArray m, int b, int from, int to, double[] panel, double[] steps, double[] row,
            double[] other) {
        int n = m.shape().axis(1);
        int w = to - from;
        for (int i = from; i < n; i++) {
            load(panel, i * w, m, b, i, from, w);
        }
        for (int j = 0; j < w; j++) {
            int at = from + j;
            int pivot = at;
            for (int i = at + 1; i < n; i++) {
                pivot = Math.abs(panel[i * w + j]) > Math.abs(panel[pivot * w + j]) ? i : pivot;
            }
            steps[j] = pivot - at;
            if (pivot != at) {
                exchange(panel, at * w, pivot * w, w);
                load(row, 0, m, b, at, 0, row.length);
                load(other, 0, m, b, pivot, 0, row.length);
                store(other, 0, m, b, at, 0, row.length);
                store(row, 0, m, b, pivot, 0, row.length);
            }
            double d = panel[at * w + j];
            for (int i = at + 1; i < n && d != 0; i++) {
                double factor = panel[i * w + j] / d;
                panel[i * w + j] = factor;
                subtract(panel, i * w, panel, at * w, factor, j + 1, w);
            }
        }
        for (int i = from; i < n; i++) {
            store(panel, i * w, m, b, i, from, w);
        }
    }

    /// `x = L^-1 x` in place for a few rows `x` `(B, k, c)`, where `L` is `l` below the diagonal and 1 on it.
    static void solveLower(NDArray l, NDArray x) {
        int k = x.shape().axis(1);
        int c = x.shape().axis(2);
        Workers.split(x.shape().axis(0), 1, (first, end) -> {
            double[] factors = new double[k];
            double[] rows = new double[k * c];
            for (int b = first; b < end; b++) {
                for (int i = 0; i < k; i++) {
                    load(factors, 0, l, b, i, 0, i);
                    load(rows, i * c, x, b, i, 0, c);
                    for (int j = 0; j < i; j++) {
                        subtract(rows, i * c, rows, j * c, factors[j], 0, c);
                    }
                    store(rows, i * c, x, b, i, 0, c);
                }
            }
        });
    }

    private static void subtract(double[] x, int at, double[] y, int from, double factor, int begin, int end) {
        for (int j = begin; j < end; j++) {
            x[at + j] -= factor * y[from + j];
        }
    }

    private static void exchange(double[] m, int i, int k, int n) {
        for (int j = 0; j < n; j++) {
            double kept = m[i + j];
            m[i + j] = m[k + j];
            m[k + j] = kept;
        }
    }

    private static void load(double[] to, int at, NDArray m, int b, int row, int column, int n) {
        Convert.load(to, at, m.storage(), m.dtype(), place(m, b, row, column), m.stride(2), n);
    }

    private static void store(double[] from, int at, NDArray m, int b, int row, int column, int n) {
        Convert.store(from, at, m.storage(), m.dtype(), place(m, b, row, column), m.stride(2), n);
    }

    private static int place(NDArray m, int b, int row, int column) {
        return m.offset() + b * m.stride(0) + row * m.stride(1) + column * m.stride(2);
    }
}
