package catenary.array;

import catenary.expr.DType;

/// A seeded source of random numbers whose whole state is two longs, so that it can be saved and resumed exactly.
///
/// Counter-based (Philox4x32-10): number `n` of a stream depends on the seed and on `n` alone, on every device.
/// Not for secrets. Safe for use by several threads, each draw being taken by exactly one of them.
public final class Generator {

    private static final Generator GLOBAL = new Generator(System.nanoTime() ^ 0x9E3779B97F4A7C15L);
    private static final ScopedValue<Generator> OWN = ScopedValue.newInstance();

    private long seed;
    private long counter;

    public Generator(long seed) {
        this.seed = seed;
    }

    /// The generator that everything draws from unless it is given its own: initializers, dropout, `rand`, `randn`.
    public static Generator global() {
        return OWN.isBound() ? OWN.get() : GLOBAL;
    }

    /// Runs `body` with another [#global()]: for threads that draw at the same time, each of which is to draw the same
    /// numbers every time.
    public static void callWithGlobal(Generator own, Runnable body) {
        ScopedValue.where(OWN, own).run(body);
    }

    /// Starts the stream of `seed` from its beginning.
    public synchronized void seed(long seed) {
        this.seed = seed;
        this.counter = 0;
    }

    /// `{seed, counter}`: all there is to save.
    public synchronized long[] state() {
        return new long[] {seed, counter};
    }

    /// Continues from a saved [#state()].
    public synchronized void state(long[] state) {
        if (state.length != 2) {
            throw new IllegalArgumentException("generator state: expected 2 numbers, but found " + state.length);
        }
        seed = state[0];
        counter = state[1];
    }

    /// Leaves out `count` blocks of numbers, as if they had been drawn; returns the state before.
    public synchronized long[] skip(long count) {
        long[] before = state();
        counter += count;
        return before;
    }

    /// Uniform numbers in `[0, 1)`.
    public NDArray rand(Device device, DType dtype, Shape shape) {
        return fill(device, dtype, shape, false);
    }

    /// Normal numbers of mean 0 and variance 1.
    public NDArray randn(Device device, DType dtype, Shape shape) {
        return fill(device, dtype, shape, true);
    }

    private NDArray fill(Device device, DType dtype, Shape shape, boolean normal) {
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException("random: expected a float dtype, but found " + dtype);
        }
        NDArray out = NDArray.uninitialized(device, dtype, shape);
        long key;
        long start;
        synchronized (this) {
            key = seed;
            start = counter;
            int perBlock = dtype == DType.FLOAT64 ? 2 : 4;
            counter += (shape.size() + perBlock - 1) / perBlock;
        }
        device.random(out, normal, key, start);
        return out;
    }

    /// 64 random bits.
    public synchronized long nextLong() {
        return Philox.bits(seed, counter++);
    }

    /// A uniform number in `[0, bound)`.
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nextInt: expected bound > 0, but found " + bound);
        }
        long limit = (1L << 32) / bound * bound; // the largest multiple of bound: reject what would favour small values
        while (true) {
            long u = nextLong() >>> 32;
            if (u < limit) {
                return (int) (u % bound);
            }
        }
    }

    /// A uniform number in `[0, 1)`.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// The numbers `0 ... n-1` in random order (Fisher and Yates).
    public int[] permutation(int n) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) {
            p[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int t = p[i];
            p[i] = p[j];
            p[j] = t;
        }
        return p;
    }
}
