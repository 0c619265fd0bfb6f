package catenary.device.cpu;

import java.util.Arrays;

/// Moves rows of elements, short ones mostly, between storage, where they lie evenly apart, and a block of the same type,
/// where they follow each other. One pair of loops, because the way to a row costs as much as a row of 30 elements.
final class Rows {

    private Rows() {}

    /// `block[at + r * n + i] = storage[from + r * apart + i * step]` for `r < rows`, `i < n`, or the other way round.
    static void move(boolean load, Object block, int at, Object storage, int from, int apart, int step, int rows,
            int n) {
        switch (block) {
            case float[] b when load -> load(b, at, (float[]) storage, from, apart, step, rows, n);
            case float[] b -> store(b, at, (float[]) storage, from, apart, step, rows, n);
            case double[] b when load -> load(b, at, (double[]) storage, from, apart, step, rows, n);
            case double[] b -> store(b, at, (double[]) storage, from, apart, step, rows, n);
            case long[] b when load -> load(b, at, (long[]) storage, from, apart, step, rows, n);
            case long[] b -> store(b, at, (long[]) storage, from, apart, step, rows, n);
            default -> throw new AssertionError(block);
        }
    }

    /// Fills row `r` of `block`, for `r < rows`, with `values[r]`.
    static void spread(Object block, Object values, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (block) {
                case float[] b -> Arrays.fill(b, r * n, (r + 1) * n, ((float[]) values)[r]);
                case double[] b -> Arrays.fill(b, r * n, (r + 1) * n, ((double[]) values)[r]);
                default -> throw new AssertionError(block);
            }
        }
    }

    private static void load(float[] b, int at, float[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(x, from, b, at, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + 2 * i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + i * step];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }

    private static void store(float[] b, int at, float[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(b, at, x, from, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        x[from + 2 * i] = b[at + i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        x[from + i * step] = b[at + i];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }

    private static void load(double[] b, int at, double[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(x, from, b, at, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + 2 * i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + i * step];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }

    private static void store(double[] b, int at, double[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(b, at, x, from, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        x[from + 2 * i] = b[at + i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        x[from + i * step] = b[at + i];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }

    private static void load(long[] b, int at, long[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(x, from, b, at, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + 2 * i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[from + i * step];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }

    private static void store(long[] b, int at, long[] x, int from, int apart, int step, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            switch (step) {
                case 1 -> System.arraycopy(b, at, x, from, n);
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        x[from + 2 * i] = b[at + i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        x[from + i * step] = b[at + i];
                    }
                }
            }
            at += n;
            from += apart;
        }
    }
}
