package catenary.device.cpu;

import java.util.Arrays;

/// Blocks for intermediate values, one supply for each thread. Take blocks after a [#mark()], give them back with
/// [#release(long)]: the last taken are the first returned.
final class Scratch {

    private static final ThreadLocal<Scratch> LOCAL = ThreadLocal.withInitial(Scratch::new);

    private float[][] floats = {};
    private double[][] doubles = {};
    private long[][] longs = {};
    private int usedFloats;
    private int usedDoubles;
    private int usedLongs;

    private Scratch() {}

    static Scratch local() {
        return LOCAL.get();
    }

    long mark() {
        return (long) usedFloats << 42 | (long) usedDoubles << 21 | usedLongs;
    }

    void release(long mark) {
        usedFloats = (int) (mark >>> 42);
        usedDoubles = (int) (mark >>> 21) & 0x1FFFFF;
        usedLongs = (int) mark & 0x1FFFFF;
    }

    /// A block of at least [Interpreter#BLOCK] and `n` elements, with unspecified contents.
    Object block(Compute compute, int n) {
        return switch (compute) {
            case FLOAT -> floats(n);
            case DOUBLE -> doubles(n);
            case INT, LONG -> longs(n);
        };
    }

    float[] floats(int n) {
        if (usedFloats == floats.length) {
            floats = Arrays.copyOf(floats, 2 * usedFloats + 4);
        }
        float[] b = floats[usedFloats];
        if (b == null || b.length < n) {
            b = new float[Math.max(n, Interpreter.BLOCK)];
            floats[usedFloats] = b;
        }
        usedFloats++;
        return b;
    }

    private double[] doubles(int n) {
        if (usedDoubles == doubles.length) {
            doubles = Arrays.copyOf(doubles, 2 * usedDoubles + 4);
        }
        double[] b = doubles[usedDoubles];
        if (b == null || b.length < n) {
            b = new double[Math.max(n, Interpreter.BLOCK)];
            doubles[usedDoubles] = b;
        }
        usedDoubles++;
        return b;
    }

    private long[] longs(int n) {
        if (usedLongs == longs.length) {
            longs = Arrays.copyOf(longs, 2 * usedLongs + 4);
        }
        long[] b = longs[usedLongs];
        if (b == null || b.length < n) {
            b = new long[Math.max(n, Interpreter.BLOCK)];
            longs[usedLongs] = b;
        }
        usedLongs++;
        return b;
    }
}
