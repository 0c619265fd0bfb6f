package catenary.device.cpu;

/// Copies arrays whose source and destination run along different axes, in tiles that fit the first-level cache.
final class Transposition {

    private static final int ALONG = 64; // elements read in one run
    private static final int ACROSS = 32; // elements written in one run

    private Transposition() {}

    /// Whether operand 1 of `layout` runs along an axis other than operand 0 (the innermost), for enough elements to
    /// matter.
    static boolean fits(Layout layout, Object storage) {
        return (storage instanceof float[] || storage instanceof double[])
                && layout.strides[0][layout.lengths.length - 1] == 1
                && layout.inner() >= 8
                && layout.size() >= ALONG * ACROSS
                && axis(layout) >= 0;
    }

    /// The axis that operand 1 runs along, or -1.
    private static int axis(Layout layout) {
        int last = layout.lengths.length - 1;
        int step = layout.strides[1][last];
        for (int i = 0; i < last; i++) {
            if (step != 1 && step != 0 && layout.strides[1][i] == 1 && layout.lengths[i] >= 8) {
                return i;
            }
        }
        return -1;
    }

    /// Copies operand 1 of `layout`, which begins at `source[from]`, to operand 0, which begins at `target[to]`.
    static void copy(Layout layout, Object source, int from, Object target, int to) {
        int axis = axis(layout);
        int last = layout.lengths.length - 1;
        int bands = (layout.lengths[axis] + ALONG - 1) / ALONG;
        int rest = layout.size() / layout.lengths[axis] / layout.lengths[last];
        Workers.split(rest * bands, 1, (first, end) -> {
            for (int u = first; u < end; u++) {
                int in = from;
                int out = to;
                int r = u / bands;
                for (int i = last - 1; i >= 0; i--) {
                    if (i != axis) {
                        in += r % layout.lengths[i] * layout.strides[1][i];
                        out += r % layout.lengths[i] * layout.strides[0][i];
                        r /= layout.lengths[i];
                    }
                }
                int band = u % bands * ALONG;
                int n = Math.min(ALONG, layout.lengths[axis] - band);
                out += band * layout.strides[0][axis];
                band(source, in + band, layout.strides[1][last], target, out, layout.strides[0][axis], n,
                        layout.inner());
            }
        });
    }

    /// `target[out + i * outStep + j] = source[in + i + j * inStep]` for `i < n`, `j < m`.
    private static void band(Object source, int in, int inStep, Object target, int out, int outStep, int n, int m) {
        Scratch scratch = Scratch.local();
        long mark = scratch.mark();
        Object tile = scratch.block(source instanceof float[] ? Compute.FLOAT : Compute.DOUBLE, ALONG * ACROSS);
        for (int j = 0; j < m; j += ACROSS) {
            int k = Math.min(ACROSS, m - j);
            for (int c = 0; c < k; c++) {
                System.arraycopy(source, in + (j + c) * inStep, tile, c * ALONG, n);
            }
            if (tile instanceof float[] t) {
                scatter(t, (float[]) target, out + j, outStep, n, k);
            } else {
                scatter((double[]) tile, (double[]) target, out + j, outStep, n, k);
            }
        }
        scratch.release(mark);
    }

    private static void scatter(float[] tile, float[] target, int out, int step, int n, int k) {
        for (int i = 0; i < n; i++) {
            int at = out + i * step;
            for (int c = 0; c < k; c++) {
                target[at + c] = tile[c * ALONG + i];
            }
        }
    }

    private static void scatter(double[] tile, double[] target, int out, int step, int n, int k) {
        for (int i = 0; i < n; i++) {
            int at = out + i * step;
            for (int c = 0; c < k; c++) {
                target[at + c] = tile[c * ALONG + i];
            }
        }
    }
}
