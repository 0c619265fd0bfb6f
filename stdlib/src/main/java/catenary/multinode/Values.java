package catenary.multinode;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may travel between ranks, as bytes: nothing, truth values, numbers, text, arrays, and lists and maps by name of such.
///
/// A value is one letter, then its content, numbers with the lowest byte first. No class is named in it, so that reading
/// makes nothing but these.
final class Values {

    private static final int MAX_DEPTH = 100;

    private Values() {}

    // ---- writing

    static byte[] encode(Object value) {
        Writer w = new Writer();
        w.value(value, 0);
        return Arrays.copyOf(w.bytes.array(), w.bytes.position());
    }

    private static final class Writer {
        private ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

        private ByteBuffer room(long count) {
            long need = bytes.position() + count;
            if (need > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "send: expected at most 2 GiB in one message, but found " + need + " bytes");
            }
            if (need > bytes.capacity()) {
                int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(need, 2L * bytes.capacity()));
                bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
            }
            return bytes;
        }

        private ByteBuffer tag(char tag, long count) {
            return room(1 + count).put((byte) tag);
        }

        private void value(Object value, int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("send: expected at most " + MAX_DEPTH + " levels of lists and maps");
            }
            switch (value) {
                case null -> tag('n', 0);
                case Boolean b -> tag(b ? 't' : 'f', 0);
                case Double d -> tag('d', 8).putDouble(d);
                case Float f -> tag('e', 4).putFloat(f);
                case Long l -> tag('l', 8).putLong(l);
                case Integer i -> tag('i', 4).putInt(i);
                case Short s -> tag('i', 4).putInt(s);
                case Byte b -> tag('i', 4).putInt(b);
                case String s -> text('s', s);
                case NDArray a -> array(a);
                case int[] v -> {
                    tag('I', 4).putInt(v.length);
                    data(v, 4L * v.length);
                }
                case long[] v -> {
                    tag('J', 4).putInt(v.length);
                    data(v, 8L * v.length);
                }
                case float[] v -> {
                    tag('F', 4).putInt(v.length);
                    data(v, 4L * v.length);
                }
                case double[] v -> {
                    tag('D', 4).putInt(v.length);
                    data(v, 8L * v.length);
                }
                case List<?> list -> {
                    tag('L', 4).putInt(list.size());
                    list.forEach(e -> value(e, depth + 1));
                }
                case Map<?, ?> map -> {
                    tag('M', 4).putInt(map.size());
                    map.forEach((k, v) -> {
                        if (!(k instanceof String name)) {
                            throw new IllegalArgumentException("send: expected maps by text, but found the key " + k);
                        }
                        text('s', name);
                        value(v, depth + 1);
                    });
                }
                default -> throw new IllegalArgumentException(
                        "send: expected numbers, text, arrays, or lists and maps of them, but found a "
                                + value.getClass().getSimpleName());
            }
        }

        private void text(char tag, String s) {
            byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
            tag(tag, 4 + utf8.length).putInt(utf8.length).put(utf8);
        }

        private void array(NDArray a) {
            int[] lengths = a.shape().toArray();
            long size = (long) a.size() * a.dtype().bytes();
            tag('a', 2 + 4L * lengths.length + size).put((byte) a.dtype().ordinal()).put((byte) lengths.length);
            for (int n : lengths) {
                bytes.putInt(n);
            }
            Object data = javaArray(a.dtype(), a.size());
            a.device().download(a.contiguous(), data, 0);
            data(data, size);
        }

        private void data(Object data, long size) {
            ByteBuffer to = room(size).slice().order(ByteOrder.LITTLE_ENDIAN);
            switch (data) {
                case byte[] v -> to.put(v);
                case short[] v -> to.asShortBuffer().put(v);
                case int[] v -> to.asIntBuffer().put(v);
                case long[] v -> to.asLongBuffer().put(v);
                case float[] v -> to.asFloatBuffer().put(v);
                default -> to.asDoubleBuffer().put((double[]) data);
            }
            bytes.position(bytes.position() + (int) size);
        }
    }

    /// The Java array that holds elements of `dtype`.
    static Object javaArray(DType dtype, int size) {
        return switch (dtype) {
            case BOOL, UINT8, INT8 -> new byte[size];
            case FLOAT16, BFLOAT16 -> new short[size];
            case INT32 -> new int[size];
            case INT64 -> new long[size];
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
        };
    }

    // ---- reading

    /// Puts arrays on `device`.
    ///
    /// @throws IllegalArgumentException if these are not the bytes of a value
    static Object decode(byte[] bytes, Device device) {
        Reader r = new Reader(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), device);
        Object value = r.value(0);
        if (r.bytes.hasRemaining()) {
            throw r.wrong("the end");
        }
        return value;
    }

    private record Reader(ByteBuffer bytes, Device device) {

        private IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(
                    "recv: expected " + expected + " at byte " + bytes.position() + " of a message of "
                            + bytes.capacity());
        }

        private Reader need(long count) {
            if (count < 0 || count > bytes.remaining()) {
                throw wrong(count + " more bytes");
            }
            return this;
        }

        private int count(int width) {
            int n = need(4).bytes.getInt();
            need((long) n * width);
            return n;
        }

        private Object value(int depth) {
            if (depth > MAX_DEPTH) {
                throw wrong("at most " + MAX_DEPTH + " levels");
            }
            char tag = (char) need(1).bytes.get();
            return switch (tag) {
                case 'n' -> null;
                case 't' -> true;
                case 'f' -> false;
                case 'd' -> need(8).bytes.getDouble();
                case 'e' -> need(4).bytes.getFloat();
                case 'l' -> need(8).bytes.getLong();
                case 'i' -> need(4).bytes.getInt();
                case 's' -> text();
                case 'a' -> array();
                case 'I' -> (int[]) filled(new int[count(4)]);
                case 'J' -> (long[]) filled(new long[count(8)]);
                case 'F' -> (float[]) filled(new float[count(4)]);
                case 'D' -> (double[]) filled(new double[count(8)]);
                case 'L' -> {
                    List<Object> list = new ArrayList<>();
                    for (int n = count(1); n > 0; n--) {
                        list.add(value(depth + 1));
                    }
                    yield list;
                }
                case 'M' -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (int n = count(2); n > 0; n--) {
                        if (need(1).bytes.get() != 's') {
                            throw wrong("a name");
                        }
                        map.put(text(), value(depth + 1));
                    }
                    yield map;
                }
                default -> throw wrong("a value");
            };
        }

        private String text() {
            byte[] utf8 = new byte[count(1)];
            bytes.get(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
        }

        private Object filled(Object data) {
            int size = switch (data) {
                case byte[] v -> {
                    bytes.slice().get(v);
                    yield v.length;
                }
                case short[] v -> {
                    shaped().asShortBuffer().get(v);
                    yield 2 * v.length;
                }
                case int[] v -> {
                    shaped().asIntBuffer().get(v);
                    yield 4 * v.length;
                }
                case long[] v -> {
                    shaped().asLongBuffer().get(v);
                    yield 8 * v.length;
                }
                case float[] v -> {
                    shaped().asFloatBuffer().get(v);
                    yield 4 * v.length;
                }
                default -> {
                    shaped().asDoubleBuffer().get((double[]) data);
                    yield 8 * ((double[]) data).length;
                }
            };
            bytes.position(bytes.position() + size);
            return data;
        }

        private ByteBuffer shaped() {
            return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        private NDArray array() {
            int type = need(2).bytes.get();
            int[] lengths = new int[bytes.get() & 0xff];
            if (type < 0 || type >= DType.values().length) {
                throw wrong("a dtype");
            }
            DType dtype = DType.values()[type];
            need(4L * lengths.length);
            long size = dtype.bytes();
            boolean empty = false;
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = bytes.getInt();
                empty |= lengths[i] == 0;
                if (lengths[i] < 0) {
                    throw wrong("a length of 0 or more");
                }
            }
            for (int n : lengths) {
                size = empty ? 0 : need(size).sized(size, n);
            }
            need(size);
            Shape shape = Shape.of(lengths);
            return Create.ofRaw(device, dtype, shape, filled(javaArray(dtype, shape.size())));
        }

        private long sized(long size, int n) {
            long all = size * n; // no more than the message's length times an int, hence no overflow
            need(all);
            return all;
        }
    }
}
