package catenary.serializers;

import catenary.array.Shape;
import catenary.expr.DType;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text at the start of an NPY file: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`.
///
/// @param kind     NumPy's letter: `f` float, `i` and `u` integer, `b` truth value, `U` text, `O` object
/// @param width    bytes of an element; of a text, characters
/// @param order    byte order of the elements
/// @param fortran  whether the first axis varies fastest
/// @param shape    shape of the array
record NpyHeader(char kind, int width, ByteOrder order, boolean fortran, Shape shape) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /// Longest header that is read; NumPy writes 128 bytes for ordinary arrays.
    static final int MAX_LENGTH = 1 << 16;

    private static final int MAX_RANK = 32;
    private static final int ALIGNMENT = 64;
    private static final Pattern TEXT = Pattern.compile("""
            \\{\\s*+(?:(?:'descr'\\s*+:\\s*+'([<>|=]?)([a-zA-Z?])(\\d{0,9})'\
            |'fortran_order'\\s*+:\\s*+(True|False)\
            |'shape'\\s*+:\\s*+\\(([\\d,L\\s]*+)\\))\\s*+,?\\s*+){3}\\}\\s*+""");

    /// Reads the text of a header.
    ///
    /// @throws IllegalArgumentException if it is malformed or the type isn't supported
    static NpyHeader parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches() || m.group(2) == null || m.group(4) == null || m.group(5) == null) {
            throw new IllegalArgumentException("expected a header with one descr, fortran_order and shape, but found "
                    + abbreviated(text));
        }
        char kind = m.group(2).charAt(0);
        int width = m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
        ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        NpyHeader header = new NpyHeader(kind, width, order, m.group(4).equals("True"), shape(m.group(5)));
        if (kind != 'U' && kind != 'O' && header.dtypeOrNull() == null) {
            throw new IllegalArgumentException("expected one of the dtypes f2 f4 f8 i4 i8 i1 u1 b1 U, but found "
                    + m.group(1) + kind + m.group(3));
        }
        return header;
    }

    private static Shape shape(String text) {
        String[] parts = text.isBlank() ? new String[0] : text.split(",");
        if (parts.length > MAX_RANK) {
            throw new IllegalArgumentException("expected at most " + MAX_RANK + " axes, but found " + parts.length);
        }
        int[] lengths = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String digits = parts[i].strip();
            digits = digits.endsWith("L") ? digits.substring(0, digits.length() - 1) : digits; // as Python 2 wrote them
            if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "expected a shape of at most 2147483647 elements, but found (" + abbreviated(text) + ")");
            }
            lengths[i] = Integer.parseInt(digits);
        }
        if (parts.length == 1 && !text.contains(",")) {
            throw new IllegalArgumentException("expected a shape as a tuple, but found (" + text + ")");
        }
        return Shape.of(lengths);
    }

    static String abbreviated(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return plain.length() > 80 ? plain.substring(0, 77) + "..." : plain;
    }

    static NpyHeader of(DType dtype, Shape shape) {
        char kind = switch (dtype.kind()) {
            case BOOL -> 'b';
            case UNSIGNED -> 'u';
            case SIGNED -> 'i';
            case FLOAT -> 'f';
        };
        return new NpyHeader(kind, dtype.bytes(), ByteOrder.LITTLE_ENDIAN, false, shape);
    }

    static NpyHeader ofText(int characters) {
        return new NpyHeader('U', characters, ByteOrder.LITTLE_ENDIAN, false, Shape.SCALAR);
    }

    /// The dtype of a numeric array, or null.
    DType dtypeOrNull() {
        return switch ("" + kind + width) {
            case "f2" -> DType.FLOAT16;
            case "f4" -> DType.FLOAT32;
            case "f8" -> DType.FLOAT64;
            case "i1" -> DType.INT8;
            case "i4" -> DType.INT32;
            case "i8" -> DType.INT64;
            case "u1" -> DType.UINT8;
            case "b1", "?0" -> DType.BOOL;
            default -> null;
        };
    }

    /// Bytes of the elements that follow; of an object, unknown: -1.
    long payload() {
        return switch (kind) {
            case 'O' -> -1;
            case 'U' -> 4L * width * shape.size();
            default -> (long) dtypeOrNull().bytes() * shape.size();
        };
    }

    /// The whole start of a file, version 1.0: magic, length and text, filled up to a multiple of 64 bytes.
    byte[] toBytes() {
        String endian = width == 1 && kind != 'U' ? "|" : "<";
        StringBuilder text = new StringBuilder("{'descr': '").append(endian).append(kind).append(width)
                .append("', 'fortran_order': False, 'shape': ").append(shape).append(", }");
        int start = MAGIC.length + 4;
        while ((start + text.length() + 1) % ALIGNMENT != 0) {
            text.append(' ');
        }
        text.append('\n');
        byte[] out = new byte[start + text.length()];
        System.arraycopy(MAGIC, 0, out, 0, MAGIC.length);
        out[6] = 1;
        out[8] = (byte) text.length();
        out[9] = (byte) (text.length() >>> 8);
        System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, out, start, text.length());
        return out;
    }
}
