package catenary.datasets;

import catenary.serializers.BadFileException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/// The arrays of bytes in a MATLAB 5 file, by name.
final class MatFile {

    /// @param lengths lengths of the axes
    /// @param bytes   the elements, the first axis varying fastest
    record Bytes(int[] lengths, byte[] bytes) {}

    private static final int HEADER = 128;
    private static final int UNSIGNED_BYTES = 2;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int MAX_AXES = 8;
    private static final long MAX_BYTES = Integer.MAX_VALUE - 16;

    private final String file;
    private final InputStream in;
    private long consumed;

    /// The first eight bytes of an element; a short one holds its data there.
    private record Tag(int type, int size, byte[] inside) {}

    private MatFile(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /// @throws BadFileException if the file is damaged or holds something else
    static Map<String, Bytes> parse(String file, byte[] data) {
        if (data.length < HEADER || data[126] != 'I' || data[127] != 'M') {
            throw new BadFileException(file, "expected a little-endian MATLAB 5 file, but found something else");
        }
        Map<String, Bytes> arrays = new LinkedHashMap<>();
        try {
            for (int at = HEADER; at + 8 <= data.length;) {
                ByteBuffer tag = ByteBuffer.wrap(data, at, 8).order(ByteOrder.LITTLE_ENDIAN);
                int type = tag.getInt();
                long size = tag.getInt() & 0xFFFFFFFFL;
                if (size > data.length - at - 8) {
                    throw new EOFException("an element of " + size + " bytes is cut off");
                }
                InputStream body = new ByteArrayInputStream(data, at + 8, (int) size);
                if (type == COMPRESSED) {
                    var inflated = new MatFile(file, new InflaterInputStream(body));
                    inflated.matrix(inflated.tag(), arrays);
                } else {
                    new MatFile(file, body).matrix(new Tag(type, (int) size, null), arrays);
                }
                at += 8 + (int) size;
            }
            return arrays;
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private void matrix(Tag outer, Map<String, Bytes> arrays) throws IOException {
        if (outer.type != MATRIX) {
            throw new BadFileException(file, "expected arrays, but found an element of type " + outer.type);
        }
        element(tag(), 16); // flags
        byte[] axes = element(tag(), 4 * MAX_AXES);
        int[] lengths = new int[axes.length / 4];
        ByteBuffer.wrap(axes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(lengths);
        String name = new String(element(tag(), 256), StandardCharsets.US_ASCII);
        long size = 1;
        for (int length : lengths) {
            size = length < 0 || size > MAX_BYTES ? Long.MAX_VALUE >>> 32 : size * length;
        }
        Tag data = tag();
        if (data.type != UNSIGNED_BYTES || data.size != size) {
            throw new BadFileException(file, name + ": expected " + size + " bytes, but found an element of type "
                    + data.type + " and " + (data.size & 0xFFFFFFFFL) + " bytes");
        }
        arrays.put(name, new Bytes(lengths, element(data, MAX_BYTES)));
    }

    private Tag tag() throws IOException {
        byte[] eight = exactly(8);
        ByteBuffer b = ByteBuffer.wrap(eight).order(ByteOrder.LITTLE_ENDIAN);
        int first = b.getInt();
        int shortSize = first >>> 16;
        if (shortSize == 0) {
            return new Tag(first, b.getInt(), null);
        }
        if (shortSize > 4) {
            throw new BadFileException(file, "expected at most 4 bytes in a short element, but found " + shortSize);
        }
        return new Tag(first & 0xFFFF, shortSize, new byte[] {eight[4], eight[5], eight[6], eight[7]});
    }

    private byte[] element(Tag tag, long limit) throws IOException {
        if (tag.inside != null) {
            return Arrays.copyOf(tag.inside, tag.size);
        }
        if (tag.size < 0 || tag.size > limit) {
            throw new BadFileException(file, "expected at most " + limit + " bytes, but the file says "
                    + (tag.size & 0xFFFFFFFFL));
        }
        byte[] data = exactly(tag.size);
        in.readNBytes((8 - tag.size % 8) % 8); // there may be no padding at the very end
        return data;
    }

    private byte[] exactly(int size) throws IOException {
        byte[] data = in.readNBytes(size); // grows as data come: a false header takes no memory
        consumed += data.length;
        if (data.length < size) {
            throw new EOFException("it ends after " + consumed + " bytes of an element");
        }
        return data;
    }
}
