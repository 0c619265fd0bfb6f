package catenary.serializers;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The elements of arrays as bytes, row-major: what every format holds between its headers.
final class Elements {

    private static final int CHUNK = 1 << 13;

    private Elements() {}

    /// Bytes of the elements of an array.
    static long bytes(DType dtype, Shape shape) {
        return (long) dtype.bytes() * shape.size();
    }

    /// Writes the elements, little-endian.
    static void write(NDArray array, OutputStream out) throws IOException {
        NDArray x = array.contiguous();
        DType dtype = x.dtype();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < x.size();) {
            int n = Math.min(CHUNK, x.size() - done);
            put(x.view(Shape.of(n), x.offset() + done, null), dtype, n, bytes);
            out.write(bytes.array(), 0, n * dtype.bytes());
            done += n;
        }
    }

    private static void put(NDArray part, DType dtype, int n, ByteBuffer bytes) {
        switch (dtype) {
            case BOOL, INT8, UINT8 -> part.device().download(part, bytes.array(), 0);
            case FLOAT16, BFLOAT16 -> {
                short[] v = new short[n];
                part.device().download(part, v, 0);
                bytes.asShortBuffer().put(v);
            }
            case INT32 -> {
                int[] v = new int[n];
                part.device().download(part, v, 0);
                bytes.asIntBuffer().put(v);
            }
            case INT64 -> {
                long[] v = new long[n];
                part.device().download(part, v, 0);
                bytes.asLongBuffer().put(v);
            }
            case FLOAT32 -> {
                float[] v = new float[n];
                part.device().download(part, v, 0);
                bytes.asFloatBuffer().put(v);
            }
            case FLOAT64 -> {
                double[] v = new double[n];
                part.device().download(part, v, 0);
                bytes.asDoubleBuffer().put(v);
            }
        }
    }

    /// Reads the elements of a new array on the CPU. The caller has made sure that there is room for it.
    ///
    /// @throws IllegalArgumentException if the data end early
    static NDArray read(InputStream in, DType dtype, Shape shape, ByteOrder order) throws IOException {
        NDArray out = NDArray.uninitialized(Devices.cpu(), dtype, shape);
        for (int done = 0; done < out.size();) {
            int n = Math.min(CHUNK, out.size() - done);
            byte[] part = in.readNBytes(n * dtype.bytes());
            if (part.length < n * dtype.bytes()) {
                throw new IllegalArgumentException(
                        "expected " + bytes(dtype, shape) + " bytes of data, but the data end early");
            }
            out.device().upload(get(ByteBuffer.wrap(part).order(order), dtype, n), 0,
                    out.view(Shape.of(n), done, null));
            done += n;
        }
        return out;
    }

    private static Object get(ByteBuffer bytes, DType dtype, int n) {
        return switch (dtype) {
            case BOOL -> {
                for (int i = 0; i < n; i++) {
                    bytes.put(i, (byte) (bytes.get(i) != 0 ? 1 : 0));
                }
                yield bytes.array();
            }
            case INT8, UINT8 -> bytes.array();
            case FLOAT16, BFLOAT16 -> {
                short[] out = new short[n];
                bytes.asShortBuffer().get(out);
                yield out;
            }
            case INT32 -> {
                int[] out = new int[n];
                bytes.asIntBuffer().get(out);
                yield out;
            }
            case INT64 -> {
                long[] out = new long[n];
                bytes.asLongBuffer().get(out);
                yield out;
            }
            case FLOAT32 -> {
                float[] out = new float[n];
                bytes.asFloatBuffer().get(out);
                yield out;
            }
            case FLOAT64 -> {
                double[] out = new double[n];
                bytes.asDoubleBuffer().get(out);
                yield out;
            }
        };
    }
}
