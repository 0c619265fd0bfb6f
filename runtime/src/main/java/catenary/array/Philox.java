package catenary.array;

/// The counter-based generator Philox4x32-10: four 32-bit words from a 64-bit key and a counter, without any state.
///
/// Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (2011).
public final class Philox {

    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;

    private Philox() {}

    /// Writes the block of counter words `(c0, c1, c2, c3)` under key words `(k0, k1)` to `out[0..3]`.
    public static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out) {
        for (int round = 0; round < 10; round++) {
            long p0 = M0 * (c0 & 0xFFFFFFFFL);
            long p1 = M1 * (c2 & 0xFFFFFFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += W0;
            k1 += W1;
        }
        out[0] = c0;
        out[1] = c1;
        out[2] = c2;
        out[3] = c3;
    }

    /// The first 64 bits of block `counter` under `key`.
    static long bits(long key, long counter) {
        int[] w = new int[4];
        block((int) counter, (int) (counter >>> 32), 0, 0, (int) key, (int) (key >>> 32), w);
        return (w[0] & 0xFFFFFFFFL) << 32 | w[1] & 0xFFFFFFFFL;
    }
}
