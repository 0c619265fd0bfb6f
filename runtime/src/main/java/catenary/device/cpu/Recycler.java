package catenary.device.cpu;

/// Arrays given back, kept for the next request of the same length on the same thread. Training asks for the same
/// lengths again and again; a recycled array needs no zeroing and is still in the cache.
final class Recycler {

    /// Elements below which a new array is as cheap.
    static final int MIN_LENGTH = 1024;

    private static final int SLOTS = 64;
    private static final int DEPTH = 16;

    /// Bytes that one thread keeps at most.
    private static final long BUDGET = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16);

    private static final ThreadLocal<Recycler> LOCAL = ThreadLocal.withInitial(Recycler::new);

    private final Slot[] floats = new Slot[SLOTS];
    private final Slot[] doubles = new Slot[SLOTS];
    private long kept;

    private Recycler() {}

    private static final class Slot {
        int length;
        int count;
        final Object[] stack = new Object[DEPTH];
    }

    static Recycler local() {
        return LOCAL.get();
    }

    private static int slot(int length) {
        return length * 0x9E3779B9 >>> 26;
    }

    float[] floats(int length) {
        return (float[]) take(floats[slot(length)], length, Float.BYTES);
    }

    double[] doubles(int length) {
        return (double[]) take(doubles[slot(length)], length, Double.BYTES);
    }

    private Object take(Slot s, int length, int bytes) {
        if (s == null || s.length != length || s.count == 0) {
            return null;
        }
        Object a = s.stack[--s.count];
        s.stack[s.count] = null;
        kept -= (long) length * bytes;
        return a;
    }

    void give(float[] a) {
        give(floats, a, a.length, Float.BYTES);
    }

    void give(double[] a) {
        give(doubles, a, a.length, Double.BYTES);
    }

    private void give(Slot[] slots, Object a, int length, int bytes) {
        int i = slot(length);
        Slot s = slots[i];
        if (s == null) {
            s = slots[i] = new Slot();
        }
        if (s.length != length) {
            java.util.Arrays.fill(s.stack, 0, s.count, null);
            kept -= (long) s.count * s.length * bytes;
            s.count = 0;
            s.length = length;
        }
        long size = (long) length * bytes;
        if (s.count < DEPTH && kept + size <= BUDGET) {
            s.stack[s.count++] = a;
            kept += size;
        }
    }
}
