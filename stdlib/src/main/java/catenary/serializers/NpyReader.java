package catenary.serializers;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one NPY file or member from a stream: first the header, then, once the caller has looked at it, the elements.
final class NpyReader {

    /// The bytes of a pickled None, the only object that Chainer writes. Recognised by their length; never interpreted.
    private static final int MAX_NONE_BYTES = 1 << 10;

    private final InputStream in;
    private final NpyHeader header;
    private final int headerBytes;

    /// Reads the header.
    ///
    /// @throws IllegalArgumentException if it is malformed or the type isn't supported
    NpyReader(InputStream in) throws IOException {
        this.in = in;
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, NpyHeader.MAGIC, 0, 6)) {
            throw new IllegalArgumentException("expected an NPY header, but found other bytes");
        }
        int version = start[6];
        if (version < 1 || version > 3 || start[7] != 0) {
            throw new IllegalArgumentException(
                    "expected NPY version 1 to 3, but found " + (version & 0xFF) + "." + (start[7] & 0xFF));
        }
        int lengthBytes = version == 1 ? 2 : 4;
        long length = 0;
        byte[] l = in.readNBytes(lengthBytes);
        for (int i = 0; i < l.length; i++) {
            length |= (l[i] & 0xFFL) << 8 * i;
        }
        if (length > NpyHeader.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "expected a header of at most " + NpyHeader.MAX_LENGTH + " bytes, but found " + length);
        }
        byte[] text = in.readNBytes((int) length);
        if (l.length < lengthBytes || text.length < length) {
            throw new IllegalArgumentException("expected a header of " + length + " bytes, but the data end within it");
        }
        this.header = NpyHeader
                .parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        this.headerBytes = 8 + lengthBytes + (int) length;
    }

    /// Bytes of header and elements together; -1 if that cannot be known.
    long totalBytes() {
        return header.payload() < 0 ? -1 : headerBytes + header.payload();
    }

    /// What follows.
    ///
    /// @throws IllegalArgumentException if it isn't supported
    Entry.Type type() {
        if (header.kind() != 'O' && header.kind() != 'U') {
            return Entry.Type.array(header.dtypeOrNull(), header.shape());
        }
        if (header.shape().rank() != 0) {
            throw new IllegalArgumentException("expected numbers or a single text, but found "
                    + (header.kind() == 'O' ? "Python objects" : "texts") + " of shape " + header.shape());
        }
        return header.kind() == 'U' ? Entry.Type.TEXT : Entry.Type.NONE;
    }

    /// Reads the elements. The caller has made sure that there is room for them.
    ///
    /// @throws IllegalArgumentException if the data end early or go on
    Entry read() throws IOException {
        Entry entry = switch (type().kind()) {
            case ARRAY -> new Entry.Array(readArray());
            case TEXT -> new Entry.Text(readText());
            case NONE -> readNone();
        };
        if (in.read() >= 0) {
            throw new IllegalArgumentException("expected " + header.payload() + " bytes of data, but found more");
        }
        return entry;
    }

    private Entry readNone() throws IOException {
        if (in.readNBytes(MAX_NONE_BYTES + 1).length > MAX_NONE_BYTES) {
            throw new IllegalArgumentException("expected none, but found a Python object");
        }
        return new Entry.None();
    }

    private String readText() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(exactly((int) Math.min(header.payload(), Integer.MAX_VALUE)))
                .order(header.order());
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            int point = bytes.getInt();
            if (!Character.isValidCodePoint(point)) {
                throw new IllegalArgumentException("expected characters, but found the number " + point);
            }
            text.appendCodePoint(point);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private NDArray readArray() throws IOException {
        DType dtype = header.dtypeOrNull();
        int[] lengths = header.shape().toArray();
        if (header.fortran()) {
            reverse(lengths);
        }
        NDArray out = Elements.read(in, dtype, Shape.of(lengths), header.order());
        return header.fortran() && lengths.length > 1 ? out.transpose().copy() : out;
    }

    private byte[] exactly(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new IllegalArgumentException(
                    "expected " + header.payload() + " bytes of data, but the data end early");
        }
        return bytes;
    }

    private static void reverse(int[] a) {
        for (int i = 0, j = a.length - 1; i < j; i++, j--) {
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }
}
