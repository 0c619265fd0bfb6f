package catenary.serializers;

import catenary.array.NDArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/// HDF5 files, as Chainer's `save_hdf5` writes and `load_hdf5` reads them: groups follow the path of a key, arrays of more than
/// one element are packed with gzip at level 4, and what has no value yet is a data set without elements.
///
/// ```java
/// Hdf5.save("result/mlp.h5", model);
/// Hdf5.load("result/mlp.h5", model);
/// Map<String, NDArray> arrays = Hdf5.read("data.h5");
/// ```
///
/// Files are written whole or not at all, in a form that HDF5 1.10 and newer read. A load changes nothing unless every
/// key is there and fits in shape and dtype. Truth values are h5py's; bfloat16 is written as float32, which holds it.
/// Texts, which Chainer refuses and every snapshot with a `LogReport` holds, are UTF-8 of a fixed length.
///
/// Not read: links to other places or files, compound types, objects and references, texts of varying length,
/// compressions other than gzip, and forms that h5py writes with `libver="latest"` only.
///
/// Source: Chainer's `serializers/hdf5.py`; the HDF5 file format specification, version 3.
public final class Hdf5 {

    private static final FileFormat FORMAT =
            new FileFormat(Hdf5::write, (file, options) -> new Hdf5File(file, options.ratio()));

    private Hdf5() {}

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
        AtomicFile.writeScattered(file, out -> Hdf5Writer.write(entries, options, out));
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
