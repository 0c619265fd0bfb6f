package catenary.array;

import catenary.expr.DType;

/// Conversion between arrays and Java arrays.
final class HostData {

    private HostData() {}

    /// A Java array of the dtype's width.
    static Object javaArray(DType dtype, int size) {
        return switch (dtype) {
            case BOOL, INT8, UINT8 -> new byte[size];
            case FLOAT16, BFLOAT16 -> new short[size];
            case INT32 -> new int[size];
            case INT64 -> new long[size];
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
        };
    }

    static float[] floats(NDArray x) {
        return (float[]) download(x.astype(DType.FLOAT32));
    }

    static double[] doubles(NDArray x) {
        return (double[]) download(x.astype(DType.FLOAT64));
    }

    static int[] ints(NDArray x) {
        return (int[]) download(x.astype(DType.INT32));
    }

    static long[] longs(NDArray x) {
        return (long[]) download(x.astype(DType.INT64));
    }

    private static Object download(NDArray x) {
        Object out = javaArray(x.dtype(), x.size());
        x.device().download(x.contiguous(), out, 0);
        return out;
    }

    /// Values whose equality is that of the elements: doubles hold every dtype but large int64 exactly, and those are
    /// compared as longs. Zeros are made positive.
    static long[] comparable(NDArray x) {
        if (!x.dtype().isFloat()) {
            return longs(x);
        }
        double[] d = doubles(x);
        long[] bits = new long[d.length];
        for (int i = 0; i < d.length; i++) {
            bits[i] = Double.doubleToLongBits(d[i] + 0.0);
        }
        return bits;
    }
}
