package catenary.links.caffe;

import catenary.serializers.BadFileException;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// One message of a protocol buffers file: its fields by their numbers, of which nothing is known but how they are stored.
///
/// What is within a field is looked at when it is asked for. Arrays take no more memory than the file.
public final class Message {

    private static final int MAX_FIELDS = 1 << 20;

    /// How a field is stored; the numbers of the wire format.
    private sealed interface Field {
        record Varint(long value) implements Field {}

        record Fixed(long bits, boolean isDouble) implements Field {}

        record Bytes(ByteBuffer bytes) implements Field {}
    }

    private final String file; // for messages
    private final Map<Integer, List<Field>> fields = new HashMap<>();

    /// @throws BadFileException if the bytes are no message
    public Message(String file, ByteBuffer bytes) {
        this.file = file;
        CodedInputStream in = CodedInputStream.newInstance(bytes.duplicate());
        in.setSizeLimit(Integer.MAX_VALUE);
        try {
            int count = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (++count > MAX_FIELDS) {
                    throw bad("expected at most " + MAX_FIELDS + " fields in a message, but found more");
                }
                Field field = field(tag, in, bytes);
                if (field != null) {
                    fields.computeIfAbsent(WireFormat.getTagFieldNumber(tag), _ -> new ArrayList<>(1)).add(field);
                }
            }
        } catch (IOException e) {
            throw new BadFileException(file, "is no Caffe model, or damaged (" + e.getMessage() + ")", e);
        }
    }

    private static Field field(int tag, CodedInputStream in, ByteBuffer bytes) throws IOException {
        return switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> new Field.Varint(in.readRawVarint64());
            case WireFormat.WIRETYPE_FIXED32 -> new Field.Fixed(in.readRawLittleEndian32(), false);
            case WireFormat.WIRETYPE_FIXED64 -> new Field.Fixed(in.readRawLittleEndian64(), true);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                int length = in.readRawVarint32();
                int start = in.getTotalBytesRead();
                in.skipRawBytes(length);
                yield new Field.Bytes(bytes.slice(bytes.position() + start, length));
            }
            default -> {
                in.skipField(tag);
                yield null;
            }
        };
    }

    /// A sentence about the file.
    public BadFileException bad(String what) {
        return new BadFileException(file, what);
    }

    private List<Field> all(int number) {
        return fields.getOrDefault(number, List.of());
    }

    public boolean has(int number) {
        return fields.containsKey(number);
    }

    /// The messages in a field.
    public List<Message> messages(int number) {
        return all(number).stream().map(f -> new Message(file, bytes(number, f))).toList();
    }

    /// The last message in a field; an empty one if there is none.
    public Message message(int number) {
        List<Field> found = all(number);
        return new Message(file, found.isEmpty() ? ByteBuffer.allocate(0) : bytes(number, found.getLast()));
    }

    /// The texts in a field.
    public List<String> strings(int number) {
        return all(number).stream().map(f -> StandardCharsets.UTF_8.decode(bytes(number, f).duplicate()).toString())
                .toList();
    }

    /// The whole numbers in a field, packed or not.
    public long[] integers(int number) {
        var out = LongStream.builder();
        for (Field f : all(number)) {
            switch (f) {
                case Field.Varint(long value) -> out.add(value);
                case Field.Bytes(ByteBuffer packed) -> each(packed, in -> out.add(varint(in)));
                case Field.Fixed _ -> throw wrong(number, "whole numbers");
            }
        }
        return out.build().toArray();
    }

    /// The last whole number in a field, or `otherwise`.
    public int integer(int number, int otherwise) {
        long[] found = integers(number);
        if (found.length == 0) {
            return otherwise;
        }
        long value = found[found.length - 1];
        if (value != (int) value) {
            throw bad("expected 32 bits in field " + number + ", but found " + value);
        }
        return (int) value;
    }

    /// The last truth value in a field, or `otherwise`.
    public boolean flag(int number, boolean otherwise) {
        return integer(number, otherwise ? 1 : 0) != 0;
    }

    /// The last fraction in a field, or `otherwise`.
    public double fraction(int number, double otherwise) {
        float[] found = floats(number);
        return found.length == 0 ? otherwise : found[found.length - 1];
    }

    /// The fractions of 32 bits in a field, packed or not.
    public float[] floats(int number) {
        List<Field> found = all(number);
        long bytes = 0;
        for (Field f : found) {
            bytes += f instanceof Field.Bytes(ByteBuffer packed) ? packed.remaining() : Float.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(size(number, bytes, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (Field f : found) {
            switch (f) {
                case Field.Bytes(ByteBuffer packed) -> out.put(packed.duplicate());
                case Field.Fixed(long bits, boolean isDouble) when !isDouble -> out.putInt((int) bits);
                default -> throw wrong(number, "fractions of 32 bits");
            }
        }
        float[] values = new float[out.flip().remaining() / Float.BYTES];
        out.asFloatBuffer().get(values);
        return values;
    }

    /// The fractions of 64 bits in a field, packed or not.
    public double[] doubles(int number) {
        List<Field> found = all(number);
        long bytes = 0;
        for (Field f : found) {
            bytes += f instanceof Field.Bytes(ByteBuffer packed) ? packed.remaining() : Double.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(size(number, bytes, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (Field f : found) {
            switch (f) {
                case Field.Bytes(ByteBuffer packed) -> out.put(packed.duplicate());
                case Field.Fixed(long bits, boolean isDouble) when isDouble -> out.putLong(bits);
                default -> throw wrong(number, "fractions of 64 bits");
            }
        }
        double[] values = new double[out.flip().remaining() / Double.BYTES];
        out.asDoubleBuffer().get(values);
        return values;
    }

    private int size(int number, long bytes, int each) {
        if (bytes > Integer.MAX_VALUE || bytes % each != 0) {
            throw bad("expected fractions of " + each + " bytes in field " + number + ", but found " + bytes
                    + " bytes");
        }
        return (int) bytes;
    }

    private void each(ByteBuffer packed, Consumer<CodedInputStream> action) {
        CodedInputStream in = CodedInputStream.newInstance(packed.duplicate());
        try {
            while (!in.isAtEnd()) {
                action.accept(in);
            }
        } catch (IOException e) {
            throw new BadFileException(file, "is damaged (" + e.getMessage() + ")", e);
        }
    }

    private long varint(CodedInputStream in) {
        try {
            return in.readRawVarint64();
        } catch (IOException e) {
            throw new BadFileException(file, "is damaged (" + e.getMessage() + ")", e);
        }
    }

    private ByteBuffer bytes(int number, Field f) {
        if (f instanceof Field.Bytes(ByteBuffer b)) {
            return b;
        }
        throw wrong(number, "a message or a text");
    }

    private BadFileException wrong(int number, String expected) {
        return bad("expected " + expected + " in field " + number + ", but found something else");
    }
}
