package catenary.device.cuda;

/// The sizes that blocks of memory have, four to an octave from 512 bytes, sixteen above 64 MiB where rounding up costs more
/// than a miss. They are numbered, octaves 16 numbers apart, so that not all numbers are in use.
final class SizeClass {

    private static final int SMALLEST_BITS = 9;
    private static final int FINE_BITS = 26;

    /// All numbers are below.
    static final int COUNT = (Long.SIZE - 1 - SMALLEST_BITS) * 16 + 1;

    private SizeClass() {}

    /// Number of the smallest class whose blocks hold `bytes` bytes.
    static int of(long bytes) {
        if (bytes <= 1L << SMALLEST_BITS) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(bytes - 1);
        int bits = divisionBits(octave);
        int part = (int) (bytes - 1 - (1L << octave) >>> octave - bits);
        return (octave - SMALLEST_BITS) * 16 + (part << 4 - bits) + 1;
    }

    /// Bytes of a block of class `c`.
    static long bytes(int c) {
        if (c == 0) {
            return 1L << SMALLEST_BITS;
        }
        int octave = (c - 1) / 16 + SMALLEST_BITS;
        int bits = divisionBits(octave);
        long part = ((c - 1) % 16 >> 4 - bits) + 1;
        return (1L << octave) + (part << octave - bits);
    }

    private static int divisionBits(int octave) {
        return octave < FINE_BITS ? 2 : 4;
    }
}
