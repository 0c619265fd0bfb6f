package catenary.serializers;

import catenary.array.NDArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// NPZ files: NumPy's zip of named arrays, in which Chainer keeps models, optimizers and snapshots.
///
/// ```java
/// Npz.save("result/mlp.model", model);
/// Npz.load("result/mlp.model", model);
/// Npz.load("result/snapshot_iter_100", model, o -> o.path("updater/model:main"));
/// Map<String, NDArray> arrays = Npz.read("data.npz");
/// ```
///
/// Files are written whole or not at all, and the same state gives the same bytes. The name is used as it is; no suffix
/// is added. A load changes nothing unless every key is there and fits in shape and dtype.
public final class Npz {

    /// Not zip's first moment, 1 January 1980: at that one Java adds fields that depend on the time zone.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private static final FileFormat FORMAT =
            new FileFormat(Npz::write, (file, options) -> new NpzFile(file, options.ratio()));

    private Npz() {}

    // ---- saving

    /// Writes the state of `object`.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be written
    public static void save(Path file, Saveable object) {
        save(file, object, o -> o);
    }

    public static void save(String file, Saveable object) {
        save(Path.of(file), object);
    }

    public static void save(String file, Saveable object, UnaryOperator<SaveOptions> options) {
        save(Path.of(file), object, options);
    }

    public static void save(Path file, Saveable object, UnaryOperator<SaveOptions> options) {
        FORMAT.save(file, object, options);
    }

    /// Writes arrays under their keys.
    public static void save(Path file, Map<String, NDArray> arrays) {
        FORMAT.save(file, arrays);
    }

    public static void save(String file, Map<String, NDArray> arrays) {
        save(Path.of(file), arrays);
    }

    /// Writes a state collected before.
    public static void saveEntries(Path file, Map<String, Entry> entries, UnaryOperator<SaveOptions> options) {
        FORMAT.saveEntries(file, entries, options);
    }

    private static void write(Path file, Map<String, Entry> entries, SaveOptions options) {
        AtomicFile.write(file, out -> write(entries, options, out));
    }

    private static void write(Map<String, Entry> entries, SaveOptions options, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
        for (var e : entries.entrySet()) {
            ZipEntry entry = new ZipEntry(e.getKey() + ".npy");
            entry.setTimeLocal(TIME);
            if (!options.compression()) {
                store(entry, e.getValue());
            }
            zip.putNextEntry(entry);
            NpyWriter.write(e.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    /// A stored entry says its size and checksum before its data.
    private static void store(ZipEntry entry, Entry value) throws IOException {
        class Counter extends OutputStream {
            long count;

            @Override public void write(int b) {
                count++;
            }

            @Override public void write(byte[] b, int offset, int length) {
                count += length;
            }
        }
        var counter = new Counter();
        var checked = new CheckedOutputStream(counter, new CRC32());
        NpyWriter.write(value, checked);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(counter.count);
        entry.setCrc(checked.getChecksum().getValue());
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
    public static Map<String, Entry> readEntries(Path file, UnaryOperator<LoadOptions> options) {
        return FORMAT.readEntries(file, options);
    }
}
