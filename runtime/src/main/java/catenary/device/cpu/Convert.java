package catenary.device.cpu;

import catenary.array.Create;
import catenary.expr.DType;

/// Moves elements between an array's storage and a block of a compute type, converting on the way.
/// A stride of 0 repeats one element.
final class Convert {

    private Convert() {}

    /// `block[at + i] = storage[offset + i * stride]`.
    static void load(Object block, int at, Object storage, DType dtype, int offset, int stride, int n) {
        switch (block) {
            case float[] b -> load(b, at, storage, dtype, offset, stride, n);
            case double[] b -> load(b, at, storage, dtype, offset, stride, n);
            case long[] b -> load(b, at, storage, dtype, offset, stride, n);
            default -> throw new AssertionError(block);
        }
    }

    /// `storage[offset + i * stride] = block[at + i]`.
    static void store(Object block, int at, Object storage, DType dtype, int offset, int stride, int n) {
        switch (block) {
            case float[] b -> store(b, at, storage, dtype, offset, stride, n);
            case double[] b -> store(b, at, storage, dtype, offset, stride, n);
            case long[] b -> store(b, at, storage, dtype, offset, stride, n);
            default -> throw new AssertionError(block);
        }
    }

    private static void load(float[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                if (s == 1) {
                    System.arraycopy(x, o, b, at, n);
                } else if (s == 0) {
                    java.util.Arrays.fill(b, at, at + n, x[o]);
                } else {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[o + i * s];
                    }
                }
            }
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = (float) x[o + i * s];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case UINT8, BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s] & 0xFF;
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = Float.float16ToFloat(x[o + i * s]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = bfloat16ToFloat(x[o + i * s]);
                }
            }
        }
    }

    private static void load(double[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                if (s == 1) {
                    System.arraycopy(x, o, b, at, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        b[at + i] = x[o + i * s];
                    }
                }
            }
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case UINT8, BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s] & 0xFF;
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = Float.float16ToFloat(x[o + i * s]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = bfloat16ToFloat(x[o + i * s]);
                }
            }
        }
    }

    private static void load(long[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case INT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s];
                }
            }
            case UINT8, BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = x[o + i * s] & 0xFF;
                }
            }
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = (long) x[o + i * s];
                }
            }
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = (long) x[o + i * s];
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = (long) Float.float16ToFloat(x[o + i * s]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    b[at + i] = (long) bfloat16ToFloat(x[o + i * s]);
                }
            }
        }
    }

    private static void store(float[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                if (s == 1) {
                    System.arraycopy(b, at, x, o, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        x[o + i * s] = b[at + i];
                    }
                }
            }
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = b[at + i];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (int) b[at + i];
                }
            }
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (long) b[at + i];
                }
            }
            case INT8, UINT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) b[at + i];
                }
            }
            case BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) (b[at + i] != 0 ? 1 : 0);
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Float.floatToFloat16(b[at + i]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Create.bfloat16(b[at + i]);
                }
            }
        }
    }

    private static void store(double[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                if (s == 1) {
                    System.arraycopy(b, at, x, o, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        x[o + i * s] = b[at + i];
                    }
                }
            }
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (float) b[at + i];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (int) b[at + i];
                }
            }
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (long) b[at + i];
                }
            }
            case INT8, UINT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) b[at + i];
                }
            }
            case BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) (b[at + i] != 0 ? 1 : 0);
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Float.floatToFloat16((float) b[at + i]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Create.bfloat16((float) b[at + i]);
                }
            }
        }
    }

    private static void store(long[] b, int at, Object storage, DType dtype, int o, int s, int n) {
        switch (dtype) {
            case INT64 -> {
                long[] x = (long[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = b[at + i];
                }
            }
            case INT32 -> {
                int[] x = (int[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (int) b[at + i];
                }
            }
            case INT8, UINT8 -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) b[at + i];
                }
            }
            case BOOL -> {
                byte[] x = (byte[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = (byte) (b[at + i] != 0 ? 1 : 0);
                }
            }
            case FLOAT32 -> {
                float[] x = (float[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = b[at + i];
                }
            }
            case FLOAT64 -> {
                double[] x = (double[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = b[at + i];
                }
            }
            case FLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Float.floatToFloat16(b[at + i]);
                }
            }
            case BFLOAT16 -> {
                short[] x = (short[]) storage;
                for (int i = 0; i < n; i++) {
                    x[o + i * s] = Create.bfloat16(b[at + i]);
                }
            }
        }
    }

    static float bfloat16ToFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
