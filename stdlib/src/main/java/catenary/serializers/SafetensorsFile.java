package catenary.serializers;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/// An open safetensors file: the length of a header, the header, the elements.
///
/// Trusts nothing: every name stands once, every tensor has the bytes that its type and shape need, and all of them together
/// cover the rest of the file without gaps and overlaps.
final class SafetensorsFile implements FileFormat.OpenFile {

    static final String METADATA = "__metadata__";

    /// Prefixes, of one length, of names in the metadata under which stands what is no tensor.
    static final String TEXT = "text:";
    static final String NONE = "none:";

    /// Longest header that is read: about 300,000 tensors.
    private static final int MAX_HEADER = 1 << 25;
    private static final int MAX_RANK = 32;

    /// Bytes of the elements that the format knows. Not all of them have a type here.
    private static final Map<String, Integer> BYTES = Map.ofEntries(Map.entry("F64", 8), Map.entry("F32", 4),
            Map.entry("F16", 2), Map.entry("BF16", 2), Map.entry("I64", 8), Map.entry("I32", 4), Map.entry("I16", 2),
            Map.entry("I8", 1), Map.entry("U64", 8), Map.entry("U32", 4), Map.entry("U16", 2), Map.entry("U8", 1),
            Map.entry("BOOL", 1), Map.entry("F8_E4M3", 1), Map.entry("F8_E5M2", 1), Map.entry("C64", 8));

    private record Tensor(String type, Shape shape, long start, long end) {}

    private final String name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment file;
    private final TreeMap<String, Tensor> tensors = new TreeMap<>();
    private final TreeMap<String, Entry> others = new TreeMap<>();
    private final TreeMap<String, Entry.Type> types = new TreeMap<>();
    private final MemorySegment data;

    SafetensorsFile(Path path) {
        this.name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw new BadFileException(name, Files.exists(path) ? "is not a file" : "there is no such file");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            this.file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException e) {
            arena.close();
            throw new BadFileException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
        try {
            int length = headerLength();
            this.data = file.asSlice(Long.BYTES + length);
            index(header(length));
        } catch (IllegalArgumentException e) {
            close();
            throw new BadFileException(name, "is not a safetensors file, or damaged: " + e.getMessage(), e);
        }
    }

    // ---- header

    private int headerLength() {
        if (file.byteSize() < Long.BYTES) {
            throw new IllegalArgumentException("expected at least 8 bytes, but found " + file.byteSize());
        }
        long length = file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        if (length < 2 || length > Math.min(MAX_HEADER, file.byteSize() - Long.BYTES)) {
            throw new IllegalArgumentException("expected a header of 2 to "
                    + Math.min(MAX_HEADER, file.byteSize() - Long.BYTES) + " bytes, but found "
                    + Long.toUnsignedString(length));
        }
        return (int) length;
    }

    private Map<?, ?> header(int length) {
        ByteBuffer bytes = file.asSlice(Long.BYTES, length).asByteBuffer();
        if (bytes.get(0) != '{') {
            throw new IllegalArgumentException("expected a header that starts with {");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return (Map<?, ?>) Json.parse(text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a header in UTF-8", e);
        }
    }

    private void index(Map<?, ?> header) {
        header.forEach((key, value) -> {
            if (!(value instanceof Map<?, ?> member)) {
                throw wrong((String) key, "an object", value);
            }
            if (key.equals(METADATA)) {
                metadata(member);
            } else {
                tensors.put((String) key, tensor((String) key, member));
            }
        });
        checkOffsets();
        for (String key : others.keySet()) {
            if (tensors.containsKey(key)) {
                throw new IllegalArgumentException(NpyHeader.abbreviated(key) + " is in the file twice");
            }
        }
        tensors.forEach((key, tensor) -> types.put(key, null));
        others.forEach((key, entry) -> types.put(key, entry.type()));
    }

    private void metadata(Map<?, ?> members) {
        members.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw wrong(METADATA + "/" + key, "a text", value);
            }
            String k = (String) key;
            boolean isText = k.startsWith(TEXT);
            if ((isText || k.startsWith(NONE)) && others.put(k.substring(TEXT.length()),
                    isText ? new Entry.Text(text) : new Entry.None()) != null) {
                throw new IllegalArgumentException(NpyHeader.abbreviated(k) + " is in the file twice");
            }
        });
    }

    private static Tensor tensor(String key, Map<?, ?> member) {
        if (member.size() != 3 || !(member.get("dtype") instanceof String type)
                || !(member.get("shape") instanceof List<?> shape)
                || !(member.get("data_offsets") instanceof List<?> offsets) || offsets.size() != 2) {
            throw wrong(key, "dtype, shape and two data_offsets", member);
        }
        Integer bytes = BYTES.get(type);
        if (bytes == null) {
            throw wrong(key, "one of the dtypes " + String.join(" ", BYTES.keySet().stream().sorted().toList()), type);
        }
        if (shape.size() > MAX_RANK) {
            throw wrong(key, "at most " + MAX_RANK + " axes", shape.size());
        }
        int[] lengths = new int[shape.size()];
        for (int i = 0; i < lengths.length; i++) {
            if (!(shape.get(i) instanceof Long n) || n < 0 || n > Integer.MAX_VALUE) {
                throw wrong(key, "a shape of whole numbers up to " + Integer.MAX_VALUE, shape);
            }
            lengths[i] = n.intValue();
        }
        if (!(offsets.get(0) instanceof Long start) || !(offsets.get(1) instanceof Long end)) {
            throw wrong(key, "data_offsets that are whole numbers", offsets);
        }
        Shape s = Shape.of(lengths);
        if (start < 0 || end < start || end - start != (long) bytes * s.size()) {
            throw wrong(key, "data_offsets with " + (long) bytes * s.size() + " bytes for " + type + " " + s, offsets);
        }
        return new Tensor(type, s, start, end);
    }

    /// All tensors one after the other, and nothing else.
    private void checkOffsets() {
        List<Map.Entry<String, Tensor>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.comparingLong((Map.Entry<String, Tensor> e) -> e.getValue().start)
                .thenComparingLong(e -> e.getValue().end));
        long at = 0;
        for (var e : inOrder) {
            if (e.getValue().start != at) {
                throw wrong(e.getKey(), "data_offsets that start at " + at + ", where the one before ends",
                        e.getValue().start);
            }
            at = e.getValue().end;
        }
        if (at != data.byteSize()) {
            throw new IllegalArgumentException("expected " + at + " bytes of data, but found " + data.byteSize());
        }
    }

    private static IllegalArgumentException wrong(String key, String expected, Object found) {
        return new IllegalArgumentException(NpyHeader.abbreviated(key) + ": expected " + expected + ", but found "
                + NpyHeader.abbreviated(String.valueOf(found)));
    }

    // ---- entries

    @Override public String name() {
        return name;
    }

    @Override public NavigableSet<String> keys() {
        return types.navigableKeySet();
    }

    @Override public Entry.Type type(String key) {
        Tensor tensor = tensors.get(key);
        return tensor == null ? types.get(key) : Entry.Type.array(dtype(key, tensor), tensor.shape);
    }

    private DType dtype(String key, Tensor tensor) {
        for (DType dtype : DType.values()) {
            if (typeOf(dtype).equals(tensor.type)) {
                return dtype;
            }
        }
        throw new BadFileException(name, NpyHeader.abbreviated(key) + ": expected one of the dtypes F64 F32 F16 BF16"
                + " I64 I32 I8 U8 BOOL, but found " + tensor.type);
    }

    /// The format's name of a dtype.
    static String typeOf(DType dtype) {
        return switch (dtype) {
            case BOOL -> "BOOL";
            case UINT8 -> "U8";
            case INT8 -> "I8";
            case INT32 -> "I32";
            case INT64 -> "I64";
            case FLOAT16 -> "F16";
            case BFLOAT16 -> "BF16";
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
        };
    }

    /// Nothing is packed, so that no entry is larger than the file.
    @Override public Entry read(String key, boolean expected) {
        Tensor tensor = tensors.get(key);
        if (tensor == null) {
            return others.get(key);
        }
        try (InputStream in = new SegmentInput(data.asSlice(tensor.start, tensor.end - tensor.start))) {
            NDArray array = Elements.read(in, dtype(key, tensor), tensor.shape, ByteOrder.LITTLE_ENDIAN);
            return new Entry.Array(array);
        } catch (IOException e) {
            throw new BadFileException(name, NpyHeader.abbreviated(key) + ": cannot be read (" + e.getMessage() + ")",
                    e);
        }
    }

    @Override public void close() {
        arena.close();
    }
}
