package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// No input makes a reader fail otherwise than by saying what is wrong with it; an object whose load fails is as before.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadersFuzzTest {

    private static final long MODEST = 8 << 20;

    /// Deflate packs a thousand zeros in a byte; they are read once, and given out once.
    private static final int PER_PACKED_BYTE = 4 * 1040;
    private static final int PER_BYTE = 300;

    private static final String BLANK = Notebook.blank().state();

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("x");
    }

    private byte[] written(Runnable save) {
        save.run();
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] npy(Entry entry) {
        var out = new ByteArrayOutputStream();
        try {
            NpyWriter.write(entry, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<byte[]> members() {
        List<byte[]> all = new ArrayList<>();
        for (DType dtype : DType.values()) {
            all.add(npy(new Entry.Array(NDArray.zeros(Devices.cpu(), dtype, Shape.of(3, 2)))));
        }
        all.add(npy(new Entry.Array(Create.from(Devices.cpu(), null, 1f))));
        all.add(npy(new Entry.Text("[{\"epoch\": 1}]")));
        all.add(npy(new Entry.None()));
        all.add(new String(all.getFirst(), StandardCharsets.ISO_8859_1).replace("False", "True ")
                .getBytes(StandardCharsets.ISO_8859_1));
        return all;
    }

    private static Function<SplittableRandom, byte[]> mutated(List<byte[]> good) {
        return random -> new Mutations(good, random).next();
    }

    @Test void npy() {
        int read = new Fuzzing("NPY", MODEST, PER_BYTE).run(mutated(members()), ReadersFuzzTest::member);
        assertTrue(read > 0);
    }

    /// As a member of an NPZ: what it says must be its size.
    private static Entry member(byte[] bytes) throws IOException {
        var npy = new NpyReader(new ByteArrayInputStream(bytes));
        if (npy.totalBytes() >= 0 && npy.totalBytes() != bytes.length) {
            throw new IllegalArgumentException("expected another size");
        }
        npy.type();
        return npy.read();
    }

    private interface EntriesReader {
        Map<String, Entry> read(Path file);
    }

    private interface Loader {
        void load(Path file, Saveable object);
    }

    /// Reads a file in every way.
    private void read(byte[] bytes, EntriesReader entries, Loader loader) throws IOException {
        Fuzzing.write(file(), bytes);
        BadFileException refused = null;
        try {
            entries.read(file());
        } catch (BadFileException e) {
            refused = e;
        }
        var object = Notebook.blank();
        try {
            loader.load(file(), object);
        } catch (BadFileException e) {
            assertEquals(BLANK, object.state(), "a load that fails changes nothing");
            refused = e;
        }
        if (refused != null) {
            assertTrue(refused.getMessage().startsWith(file() + ": "), refused.getMessage());
            throw refused;
        }
    }

    private static byte[] zip(Map<String, byte[]> members, int level) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (var e : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Zips whose bytes are changed, zips of changed members (whose checksums are right), and bombs of zeros.
    @Test void npz() {
        List<byte[]> zips = new ArrayList<>();
        zips.add(written(() -> Npz.save(file(), new Notebook())));
        zips.add(written(() -> Npz.save(file(), new Notebook(), o -> o.compression(false))));
        zips.add(zip(Map.of("l1/W.npy", npy(new Entry.Array(
                NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(1 << 20))))), 9));
        Map<String, byte[]> members = new LinkedHashMap<>();
        DictionarySerializer.entries(new Notebook()).forEach((key, entry) -> members.put(key + ".npy", npy(entry)));
        List<String> names = List.copyOf(members.keySet());
        int read = new Fuzzing("NPZ", MODEST, PER_PACKED_BYTE).run(random -> {
            if (random.nextBoolean()) {
                return new Mutations(zips, random).next();
            }
            Map<String, byte[]> changed = new LinkedHashMap<>(members);
            String name = names.get(random.nextInt(names.size()));
            changed.put(name, new Mutations(List.of(members.get(name)), random).next());
            return zip(changed, random.nextInt(10));
        }, bytes -> read(bytes, f -> Npz.readEntries(f, o -> o), Npz::load));
        assertTrue(read > 0);
    }

    @Test void hdf5() throws IOException {
        List<byte[]> good = new ArrayList<>();
        good.add(written(() -> Hdf5.save(file(), new Notebook())));
        good.add(written(() -> Hdf5.save(file(), new Notebook(), o -> o.compression(false))));
        good.add(written(() -> Hdf5.save(file(),
                Map.of("l1/W", NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(1 << 20))))));
        try (var in = ReadersFuzzTest.class.getResourceAsStream("notebook-by-h5py.h5")) {
            byte[] old = in.readAllBytes();
            good.addAll(List.of(old, old, old)); // has no checksums, so that changes reach deeper
        }
        int read = new Fuzzing("HDF5", MODEST, PER_PACKED_BYTE).run(mutated(good),
                bytes -> read(bytes, f -> Hdf5.readEntries(f, o -> o), Hdf5::load));
        assertTrue(read > 0);
    }

    /// Files whose bytes are changed, and changed headers with the right length before them.
    @Test void safetensors() {
        byte[] good = written(() -> Safetensors.save(file(), new Notebook()));
        int length = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = Arrays.copyOfRange(good, 8, 8 + length);
        byte[] data = Arrays.copyOfRange(good, 8 + length, good.length);
        int read = new Fuzzing("safetensors", MODEST, PER_BYTE).run(random -> {
            if (random.nextBoolean()) {
                return new Mutations(List.of(good), random).next();
            }
            byte[] changed = new Mutations(List.of(header), random).next();
            return ByteBuffer.allocate(8 + changed.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(changed.length).put(changed).put(data).array();
        }, bytes -> read(bytes, Safetensors::readEntries, Safetensors::load));
        assertTrue(read > 0);
    }

    @Test void json() {
        List<byte[]> good = List.of(Json.format(List.of(Map.of("epoch", 1, "main/loss", 0.5, "a", List.of(1, "µ\n\"")),
                Map.of("x", Double.NaN, "y", List.of(true, false)))).getBytes(StandardCharsets.UTF_8),
                "[".repeat(200).getBytes(StandardCharsets.UTF_8), "[1e5, -0.0, null, {}, []]".getBytes());
        int read = new Fuzzing("JSON", MODEST, PER_BYTE).run(mutated(good),
                bytes -> Json.parse(new String(bytes, StandardCharsets.UTF_8)));
        assertTrue(read > 0);
    }

    /// The texts in a snapshot, which hold states of extensions as JSON: a trainer takes a changed one or stays as it is.
    @Test void textsOfSnapshots() {
        var run = new SmallRun(folder.resolve("out"), 1);
        var trainer = run.builder().stop(2, TrainingUnit.EPOCH).build();
        trainer.run();
        Map<String, Entry> entries = DictionarySerializer.copies(trainer);
        List<String> texts = entries.keySet().stream().filter(k -> entries.get(k) instanceof Entry.Text).toList();
        var second = new SmallRun(folder.resolve("out2"), 2);
        var resumed = second.builder().build();
        int read = new Fuzzing("texts of snapshots", MODEST, PER_BYTE).run(
                random -> {
                    String key = texts.get(random.nextInt(texts.size()));
                    byte[] good = ((Entry.Text) entries.get(key)).text().getBytes(StandardCharsets.UTF_8);
                    byte[] changed = new Mutations(List.of(good), random).next();
                    return (key + "\0" + new String(changed, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                },
                bytes -> {
                    String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\0", 2);
                    Map<String, Entry> changed = new LinkedHashMap<>(entries);
                    changed.put(parts[0], new Entry.Text(parts[1]));
                    DictionarySerializer.load(changed, resumed, o -> o);
                });
        assertTrue(read > 0);
    }

    /// All that a trainer would save, but for the time.
    private static Map<String, String> state(Trainer trainer) {
        Map<String, String> all = new LinkedHashMap<>();
        DictionarySerializer.entries(trainer).forEach((key, entry) -> all.put(key, entry.toString()));
        all.remove("_snapshot_elapsed_time");
        return all;
    }

    /// The numbers in a snapshot: a trainer takes changed ones and can train on, or stays as it is.
    @Test void arraysOfSnapshots() {
        var run = new SmallRun(folder.resolve("out"), 1);
        var trainer = run.builder().stop(3, TrainingUnit.ITERATION).build();
        trainer.run();
        Map<String, Entry> entries = DictionarySerializer.copies(trainer);
        List<String> arrays = entries.keySet().stream().filter(k -> entries.get(k) instanceof Entry.Array).toList();
        var resumed = new SmallRun(folder.resolve("out2"), 2).builder().build();
        DictionarySerializer.load(entries, resumed, o -> o);
        Map<String, String> before = state(resumed);
        int read = new Fuzzing("arrays of snapshots", MODEST, PER_BYTE).run(random -> {
            int key = random.nextInt(arrays.size());
            byte[] npy = new Mutations(List.of(npy(entries.get(arrays.get(key)))), random).next();
            return ByteBuffer.allocate(1 + npy.length).put((byte) key).put(npy).array();
        }, bytes -> {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(arrays.get(bytes[0]), member(Arrays.copyOfRange(bytes, 1, bytes.length)));
            try {
                DictionarySerializer.load(changed, resumed, o -> o);
            } catch (BadFileException e) {
                var now = state(resumed);
                now.entrySet().removeAll(before.entrySet());
                assertEquals(Map.of(), now, "a load that fails changes nothing");
                throw e;
            }
            resumed.updater().update();
            DictionarySerializer.load(entries, resumed, o -> o);
        });
        assertTrue(read > 0);
    }
}
