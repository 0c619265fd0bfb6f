package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Philox;
import catenary.expr.DType;

/// Fills arrays with random numbers; see [catenary.array.Device#random].
final class RandomFill {

    private static final int GRAIN = 4 * Interpreter.BLOCK; // blocks of four words that a thread takes at a time
    private static final double TWO_PI = 2 * Math.PI;

    private RandomFill() {}

    static void run(NDArray out, boolean normal, long seed, long counter) {
        if (out.dtype() == DType.FLOAT64) {
            double[] to = (double[]) out.storage();
            doubles(to, out.offset(), out.size(), normal, seed, counter);
        } else if (out.dtype() == DType.FLOAT32) {
            floats((float[]) out.storage(), out.offset(), out.size(), normal, seed, counter);
        } else {
            float[] wide = new float[out.size()];
            floats(wide, 0, wide.length, normal, seed, counter);
            Convert.store(wide, 0, out.storage(), out.dtype(), out.offset(), 1, wide.length);
        }
    }

    private static void floats(float[] to, int offset, int size, boolean normal, long seed, long counter) {
        Workers.split((size + 3) / 4, GRAIN, (from, end) -> {
            int[] w = new int[4];
            float[] four = new float[4];
            for (int b = from; b < end; b++) {
                words(seed, counter + b, w);
                if (normal) {
                    // Two pairs: words 0 and 1 give elements 0 and 1, words 2 and 3 the others.
                    for (int i = 0; i < 4; i += 2) {
                        float r = (float) Math.sqrt(-2 * FloatMath.log(1 - unit(w[i])));
                        float angle = (float) TWO_PI * unit(w[i + 1]);
                        four[i] = r * FloatMath.cos(angle);
                        four[i + 1] = r * FloatMath.sin(angle);
                    }
                } else {
                    for (int i = 0; i < 4; i++) {
                        four[i] = unit(w[i]);
                    }
                }
                System.arraycopy(four, 0, to, offset + 4 * b, Math.min(4, size - 4 * b));
            }
        });
    }

    private static void doubles(double[] to, int offset, int size, boolean normal, long seed, long counter) {
        Workers.split((size + 1) / 2, GRAIN, (from, end) -> {
            int[] w = new int[4];
            double[] two = new double[2];
            for (int b = from; b < end; b++) {
                words(seed, counter + b, w);
                two[0] = unit(w[0], w[1]);
                two[1] = unit(w[2], w[3]);
                if (normal) {
                    double r = Math.sqrt(-2 * DoubleMath.log(1 - two[0]));
                    double angle = TWO_PI * two[1];
                    two[0] = r * DoubleMath.cos(angle);
                    two[1] = r * DoubleMath.sin(angle);
                }
                System.arraycopy(two, 0, to, offset + 2 * b, Math.min(2, size - 2 * b));
            }
        });
    }

    private static void words(long seed, long block, int[] w) {
        Philox.block((int) block, (int) (block >>> 32), 0, 0, (int) seed, (int) (seed >>> 32), w);
    }

    /// The upper 24 bits as a number in [0, 1).
    private static float unit(int word) {
        return (word >>> 8) * 0x1p-24f;
    }

    /// 53 bits as a number in [0, 1): all of `low` below the upper 21 of `high`.
    private static double unit(int low, int high) {
        return ((high & 0xFFFFF800L) << 21 | low & 0xFFFFFFFFL) * 0x1p-53;
    }
}
