package catenary.array;

import catenary.expr.DType;
import java.lang.reflect.Array;
import java.util.Map;

/// New arrays from nothing or from Java's data.
public final class Create {

    private static final Map<Class<?>, DType> JAVA_TYPES = Map.ofEntries(
            Map.entry(float.class, DType.FLOAT32), Map.entry(Float.class, DType.FLOAT32),
            Map.entry(double.class, DType.FLOAT32), Map.entry(Double.class, DType.FLOAT32),
            Map.entry(int.class, DType.INT32), Map.entry(Integer.class, DType.INT32),
            Map.entry(short.class, DType.INT32), Map.entry(Short.class, DType.INT32),
            Map.entry(long.class, DType.INT64), Map.entry(Long.class, DType.INT64),
            Map.entry(byte.class, DType.INT8), Map.entry(Byte.class, DType.INT8),
            Map.entry(boolean.class, DType.BOOL), Map.entry(Boolean.class, DType.BOOL));

    private Create() {}

    public static NDArray full(Device device, DType dtype, Shape shape, double value) {
        if (value == 0 && 1 / value > 0) {
            return NDArray.zeros(device, dtype, shape);
        }
        NDArray one = NDArray.uninitialized(device, dtype, Shape.SCALAR);
        device.upload(encode(dtype, value), 0, one);
        if (shape.size() == 1) {
            return one.reshape(shape);
        }
        NDArray out = NDArray.uninitialized(device, dtype, shape);
        Kernels.IDENTITY.into(out, new NDArray[] {one});
        return out;
    }

    /// `start, start + step, ...` up to but not including `stop`.
    public static NDArray arange(Device device, DType dtype, double start, double stop, double step) {
        if (step == 0 || Double.isNaN(step)) {
            throw new IllegalArgumentException("arange: expected a step other than 0, but found " + step);
        }
        double n = Math.max(0, Math.ceil((stop - start) / step));
        if (!(n <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("arange: expected at most 2147483647 elements, but found " + n);
        }
        double[] v = new double[(int) n];
        for (int i = 0; i < v.length; i++) {
            v[i] = start + i * step;
        }
        return of(device, dtype, Shape.of(v.length), v);
    }

    /// `count` evenly spaced numbers from `start` to `stop`, both included.
    public static NDArray linspace(Device device, DType dtype, double start, double stop, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("linspace: expected count >= 0, but found " + count);
        }
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = i == count - 1 && count > 1 ? stop : start + i * ((stop - start) / Math.max(1, count - 1));
        }
        return of(device, dtype, Shape.of(count), v);
    }

    /// The identity matrix.
    public static NDArray eye(Device device, DType dtype, int n) {
        double[] v = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        return of(device, dtype, Shape.of(n, n), v);
    }

    /// An array of `dtype` from doubles in row-major order.
    public static NDArray of(Device device, DType dtype, Shape shape, double[] values) {
        return upload(device, DType.FLOAT64, shape, values, values.length).astype(dtype);
    }

    public static NDArray of(Device device, Shape shape, float[] values) {
        return upload(device, DType.FLOAT32, shape, values, values.length);
    }

    public static NDArray of(Device device, Shape shape, int[] values) {
        return upload(device, DType.INT32, shape, values, values.length);
    }

    public static NDArray of(Device device, Shape shape, long[] values) {
        return upload(device, DType.INT64, shape, values, values.length);
    }

    /// Raw elements of any dtype, in a Java array of its width; bits of float16 and bfloat16 in shorts.
    public static NDArray ofRaw(Device device, DType dtype, Shape shape, Object javaArray) {
        return upload(device, dtype, shape, javaArray, Array.getLength(javaArray));
    }

    private static NDArray upload(Device device, DType dtype, Shape shape, Object data, int length) {
        if (length != shape.size()) {
            throw new IllegalArgumentException(
                    "array: expected " + shape.size() + " values for shape " + shape + ", but found " + length);
        }
        NDArray out = NDArray.uninitialized(device, dtype, shape);
        device.upload(data, 0, out);
        return out;
    }

    /// An array from a Java number, boolean, or rectangular nested array of them. `dtype` null keeps the Java type's:
    /// `float[]` and numbers given as `double` become float32 (the default here), `int[]` int32, `long[]` int64,
    /// `byte[]` int8, `boolean[]` bool.
    ///
    /// @throws IllegalArgumentException if the rows differ in length or the type is another
    public static NDArray from(Device device, DType dtype, Object data) {
        Shape shape = shapeOf(data);
        Class<?> leaf = data.getClass();
        while (leaf.isArray()) {
            leaf = leaf.componentType();
        }
        DType own = JAVA_TYPES.get(leaf);
        if (own == null) {
            throw new IllegalArgumentException(
                    "array: expected numbers or truth values, but found " + data.getClass().getSimpleName());
        }
        DType to = dtype == null ? own : dtype;
        if (leaf == long.class || leaf == Long.class) {
            long[] flat = new long[shape.size()];
            flatten(data, flat, 0);
            return of(device, shape, flat).astype(to);
        }
        double[] flat = new double[shape.size()];
        flatten(data, flat, 0);
        return of(device, to, shape, flat);
    }

    private static Shape shapeOf(Object data) {
        if (!data.getClass().isArray()) {
            return Shape.SCALAR;
        }
        int n = Array.getLength(data);
        if (data.getClass().componentType().isPrimitive()) {
            return Shape.of(n);
        }
        int[] inner = n == 0 ? new int[] {0} : shapeOf(Array.get(data, 0)).toArray();
        int[] d = new int[inner.length + 1];
        d[0] = n;
        System.arraycopy(inner, 0, d, 1, inner.length);
        Shape first = n == 0 ? null : shapeOf(Array.get(data, 0));
        for (int i = 1; i < n; i++) {
            Shape s = shapeOf(Array.get(data, i));
            if (!s.equals(first)) {
                throw new IllegalArgumentException(
                        "array: expected rows of one shape, but row 0 has " + first + " and row "
                                + i + " has " + s);
            }
        }
        return n == 0 ? Shape.of(0) : Shape.of(d);
    }

    private static int flatten(Object data, Object to, int at) {
        if (!data.getClass().isArray()) {
            if (to instanceof long[] l) {
                l[at] = ((Number) data).longValue();
            } else {
                ((double[]) to)[at] = data instanceof Boolean b ? b ? 1 : 0 : ((Number) data).doubleValue();
            }
            return at + 1;
        }
        int next = at;
        int n = Array.getLength(data);
        for (int i = 0; i < n; i++) {
            next = flatten(Array.get(data, i), to, next);
        }
        return next;
    }

    /// One value as the device's storage wants it: a Java array of length 1.
    private static Object encode(DType dtype, double value) {
        return switch (dtype) {
            case FLOAT32 -> new float[] {(float) value};
            case FLOAT64 -> new double[] {value};
            case FLOAT16 -> new short[] {Float.floatToFloat16((float) value)};
            case BFLOAT16 -> new short[] {bfloat16((float) value)};
            case INT32 -> new int[] {(int) value};
            case INT64 -> new long[] {(long) value};
            case INT8, UINT8 -> new byte[] {(byte) (long) value};
            case BOOL -> new byte[] {(byte) (value != 0 ? 1 : 0)};
        };
    }

    /// The nearest bfloat16, ties to even.
    public static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }
}
