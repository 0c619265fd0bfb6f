package catenary.serializers;

import catenary.array.NDArray;
import catenary.expr.DType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/// Writes entries in the NPY format, version 1.0, little-endian, row-major.
final class NpyWriter {

    /// `None` as NumPy writes it; the bytes never vary.
    private static final byte[] NONE = Base64.getDecoder()
            .decode("""
                    k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoKSwgfSAgICAgICAgICAgICAgICAg\
                    ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAA2NudW1weS5jb3JlLm11bHRpYXJyYXkKX3JlY29uc3Ry\
                    dWN0CnEAY251bXB5Cm5kYXJyYXkKcQFLAIVxAkMBYnEDh3EEUnEFKEsBKWNudW1weQpkdHlwZQpxBlgCAAAATzhxB4mIh3EIUnEJKEsDWAEA\
                    AAB8cQpOTk5K/////0r/////Sz90cQtiiV1xDE5hdHENYi4=""");

    private NpyWriter() {}

    static void write(Entry entry, OutputStream out) throws IOException {
        switch (entry) {
            case Entry.Array(NDArray array) -> write(array, out);
            case Entry.Text(String text) -> write(text, out);
            case Entry.None() -> out.write(NONE);
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        int[] points = text.isEmpty() ? new int[1] : text.codePoints().toArray(); // NumPy knows no text of width 0
        out.write(NpyHeader.ofText(points.length).toBytes());
        ByteBuffer bytes = ByteBuffer.allocate(4 * points.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(points);
        out.write(bytes.array());
    }

    private static void write(NDArray array, OutputStream out) throws IOException {
        // NumPy has no bfloat16; float32 holds its values exactly.
        NDArray x = array.dtype() == DType.BFLOAT16 ? array.astype(DType.FLOAT32) : array;
        out.write(NpyHeader.of(x.dtype(), x.shape()).toBytes());
        Elements.write(x, out);
    }
}
