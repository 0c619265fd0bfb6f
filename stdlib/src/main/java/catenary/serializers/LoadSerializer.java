package catenary.serializers;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;

/// The reader of a [Load]: on its first walk it only checks, on the second it returns what the file holds.
final class LoadSerializer implements Serializer {

    private final Load load;
    private final String path;
    private final boolean applying;

    LoadSerializer(Load load, String path, boolean applying) {
        this.load = load;
        this.path = path;
        this.applying = applying;
    }

    @Override public boolean isWriter() {
        return false;
    }

    @Override public Serializer child(String key) {
        return new LoadSerializer(load, path + DictionarySerializer.stripped(key) + "/", applying);
    }

    @Override public boolean has(String key) {
        return load.has(full(key));
    }

    private String full(String key) {
        return path + DictionarySerializer.stripped(key);
    }

    @Override public int value(String key, int value) {
        NDArray a = number(key, DType.INT32);
        return a == null ? value : a.toIntArray()[0];
    }

    @Override public long value(String key, long value) {
        NDArray a = number(key, DType.INT64);
        return a == null ? value : a.toLongArray()[0];
    }

    @Override public double value(String key, double value) {
        NDArray a = number(key, DType.FLOAT64);
        return a == null ? value : a.item();
    }

    @Override public boolean value(String key, boolean value) {
        NDArray a = number(key, DType.BOOL);
        return a == null ? value : a.item() != 0;
    }

    @Override public Double nullable(String key, Double value) {
        NDArray a = number(key, DType.FLOAT64);
        return a != null ? Double.valueOf(a.item()) : isNone(key) ? null : value;
    }

    @Override public String value(String key, String value) {
        Entry e = load.fetch(full(key), false,
                type -> type.kind() == Entry.Type.Kind.TEXT ? null : "expected text, but found " + type);
        return e instanceof Entry.Text(String text) && applying ? text : isNone(key) ? null : value;
    }

    /// Whether the file says that there is no value, and this is the walk that believes it.
    private boolean isNone(String key) {
        return applying && load.isNone(full(key));
    }

    @Override public int[] value(String key, int[] value) {
        NDArray a = vector(key, DType.INT32);
        return a == null ? value : a.toIntArray();
    }

    @Override public long[] value(String key, long[] value) {
        NDArray a = vector(key, DType.INT64);
        return a == null ? value : a.toLongArray();
    }

    @Override public NDArray array(String key, NDArray array) {
        NDArray a = fetch(key, array.dtype(), array.shape(), true);
        if (a != null) {
            load.writeLater(array, a);
        }
        return array;
    }

    @Override public NDArray absent(String key, DType dtype, Device device) {
        NDArray a = fetch(key, dtype, null, true);
        if (a == null) {
            return null;
        }
        NDArray own = a.astype(dtype).to(device);
        return own == a ? a.copy() : own; // what the caller loads from is not to change as the object does
    }

    private NDArray number(String key, DType dtype) {
        return fetch(key, dtype, Shape.SCALAR, false);
    }

    private NDArray vector(String key, DType dtype) {
        return fetch(key, dtype, null, false, 1);
    }

    private NDArray fetch(String key, DType dtype, Shape shape, boolean reportCast) {
        return fetch(key, dtype, shape, reportCast, -1);
    }

    /// The array under `key` if it is there and fits; null on the first walk, which keeps what there is.
    private NDArray fetch(String key, DType dtype, Shape shape, boolean reportCast, int rank) {
        String full = full(key);
        Entry e = load.fetch(full, shape != null, type -> problem(type, dtype, shape, rank));
        if (!(e instanceof Entry.Array(NDArray a))) {
            return null;
        }
        if (narrows(a.dtype(), dtype) && !valuesFit(a, dtype)) {
            load.problem(full, "expected " + dtype + ", but found " + a.dtype() + " values beyond its range");
            return null;
        }
        if (reportCast && a.dtype() != dtype) {
            load.reportCast(full, a.dtype() + " to " + dtype);
        }
        return applying ? a : null;
    }

    private static String problem(Entry.Type type, DType dtype, Shape shape, int rank) {
        boolean fits = type.kind() == Entry.Type.Kind.ARRAY && converts(type.dtype(), dtype)
                && (shape == null || type.shape().equals(shape)) && (rank < 0 || type.shape().rank() == rank);
        return fits ? null
                : "expected " + dtype + (shape != null ? " " + shape : rank == 1 ? " (n,)" : "") + ", but found "
                        + type;
    }

    /// NumPy's "same kind" rule: from truth values to integers to floats, never back.
    private static boolean converts(DType from, DType to) {
        return from.kind().compareTo(to.kind()) <= 0;
    }

    private static boolean narrows(DType from, DType to) {
        return from.isInteger() && to.isInteger() && from != to && (to.bytes() < from.bytes() || to.bytes() == 1);
    }

    private static boolean valuesFit(NDArray a, DType dtype) {
        long low = dtype == DType.UINT8 ? 0 : -1L << 8 * dtype.bytes() - 1;
        long high = dtype == DType.UINT8 ? 255 : ~low;
        return Arrays.stream(a.toLongArray()).allMatch(v -> low <= v && v <= high);
    }
}
