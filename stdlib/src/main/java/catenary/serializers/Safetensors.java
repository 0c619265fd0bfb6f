package catenary.serializers;

import catenary.array.NDArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Safetensors files, in which models are passed between libraries: plain elements behind a header in JSON.
///
/// ```java
/// Safetensors.save("mlp.safetensors", model);
/// Safetensors.load("mlp.safetensors", model);
/// Map<String, NDArray> arrays = Safetensors.read("model.safetensors");
/// ```
///
/// Keys are those of the other formats (`predictor/l1/W`), dtypes `F64 F32 F16 BF16 I64 I32 I8 U8 BOOL`. Files are written
/// whole or not at all, and the same state gives the same bytes. A load changes nothing unless every key is there and
/// fits in shape and dtype. Texts stand in the file's metadata as `text:KEY`, what has no value yet as `none:KEY`; other
/// libraries pass them over, and here other metadata are passed over.
///
/// Refused: headers of over 32 MB, a name twice, offsets that leave gaps, overlap or lead out of the file, sizes that don't
/// fit type and shape.
///
/// Source: the format of [huggingface/safetensors](https://github.com/huggingface/safetensors).
public final class Safetensors {

    private static final FileFormat FORMAT =
            new FileFormat((file, entries, _) -> write(file, entries), (file, _) -> new SafetensorsFile(file));
    private static final int ALIGNMENT = 8;
    private static final int BUFFER = 1 << 16;

    private Safetensors() {}

    // ---- saving

    /// Writes the state of `object`.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be written
    public static void save(Path file, Saveable object) {
        FORMAT.save(file, object, o -> o);
    }

    public static void save(String file, Saveable object) {
        save(Path.of(file), object);
    }

    /// Writes arrays under their keys.
    public static void save(Path file, Map<String, NDArray> arrays) {
        FORMAT.save(file, arrays);
    }

    public static void save(String file, Map<String, NDArray> arrays) {
        save(Path.of(file), arrays);
    }

    /// Writes a state collected before.
    public static void saveEntries(Path file, Map<String, Entry> entries) {
        FORMAT.saveEntries(file, entries, o -> o);
    }

    private static void write(Path file, Map<String, Entry> entries) {
        if (entries.containsKey(SafetensorsFile.METADATA)) {
            throw new IllegalArgumentException("safetensors: expected keys of tensors, but found "
                    + SafetensorsFile.METADATA + ", which the format keeps for itself");
        }
        AtomicFile.write(file, out -> write(entries, out));
    }

    private static void write(Map<String, Entry> entries, OutputStream out) throws IOException {
        // The widest elements first: so every tensor starts at a multiple of its elements' size.
        List<Map.Entry<String, Entry>> tensors = entries.entrySet().stream()
                .filter(e -> e.getValue() instanceof Entry.Array)
                .sorted(Comparator.comparing((Map.Entry<String, Entry> e) -> -e.getValue().type().dtype().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        byte[] header = header(entries, tensors);
        var buffered = new BufferedOutputStream(out, BUFFER);
        buffered.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        buffered.write(header);
        for (var e : tensors) {
            Elements.write(((Entry.Array) e.getValue()).array(), buffered);
        }
        buffered.flush();
    }

    private static byte[] header(Map<String, Entry> entries, List<Map.Entry<String, Entry>> tensors) {
        Map<String, String> metadata = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            switch (entry) {
                case Entry.Text(String text) -> metadata.put(SafetensorsFile.TEXT + key, text);
                case Entry.None() -> metadata.put(SafetensorsFile.NONE + key, "");
                case Entry.Array _ -> {}
            }
        });
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafetensorsFile.METADATA, metadata);
        }
        long at = 0;
        for (var e : tensors) {
            Entry.Type type = e.getValue().type();
            long end = at + Elements.bytes(type.dtype(), type.shape());
            Map<String, Object> tensor = new LinkedHashMap<>();
            tensor.put("dtype", SafetensorsFile.typeOf(type.dtype()));
            tensor.put("shape", Arrays.stream(type.shape().toArray()).boxed().toList());
            tensor.put("data_offsets", List.of(at, end));
            header.put(e.getKey(), tensor);
            at = end;
        }
        StringBuilder text = new StringBuilder(Json.format(header));
        text.repeat(' ', Math.floorMod(-text.length(), ALIGNMENT)); // Json writes ASCII only
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    // ---- loading

    /// Gives `object` the state in the file, strictly: every key that it asks for must be there.
    ///
    /// @return what was loaded, and what the file holds besides
    /// @throws BadFileException if the file is damaged or doesn't fit; `object` is then as before
    public static LoadReport load(Path file, Saveable object) {
        return load(file, object, o -> o);
    }

    public static LoadReport load(String file, Saveable object) {
        return load(Path.of(file), object);
    }

    public static LoadReport load(String file, Saveable object, UnaryOperator<LoadOptions> options) {
        return load(Path.of(file), object, options);
    }

    public static LoadReport load(Path file, Saveable object, UnaryOperator<LoadOptions> options) {
        return FORMAT.load(file, object, options);
    }

    /// All arrays of a file, on the CPU, sorted by key. Where the file says none there is a null; texts are left out.
    ///
    /// @throws BadFileException if the file is damaged or holds something else
    public static Map<String, NDArray> read(Path file) {
        return FORMAT.read(file);
    }

    public static Map<String, NDArray> read(String file) {
        return read(Path.of(file));
    }

    /// All entries of a file, sorted by key.
    ///
    /// @throws BadFileException if the file is damaged or holds something else
    public static Map<String, Entry> readEntries(Path file) {
        return FORMAT.readEntries(file, o -> o);
    }
}
