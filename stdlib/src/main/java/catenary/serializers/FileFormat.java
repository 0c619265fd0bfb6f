package catenary.serializers;

import catenary.array.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What files of every format do: hold the state of an object, or plain arrays, under keys.
///
/// @param writer writes entries to a file, whole or not at all
/// @param opener opens a file and reads where its entries are
record FileFormat(Writer writer, Opener opener) {

    interface Writer {
        void write(Path file, Map<String, Entry> entries, SaveOptions options);
    }

    interface Opener {
        OpenFile open(Path file, LoadOptions options);
    }

    /// An open file.
    interface OpenFile extends EntrySource, AutoCloseable {
        @Override void close();
    }

    void save(Path file, Saveable object, UnaryOperator<SaveOptions> options) {
        saveEntries(file, DictionarySerializer.entries(object), options);
    }

    void save(Path file, Map<String, NDArray> arrays) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        arrays.forEach((key, array) -> entries.put(key, array == null ? new Entry.None() : new Entry.Array(array)));
        saveEntries(file, entries, o -> o);
    }

    void saveEntries(Path file, Map<String, Entry> entries, UnaryOperator<SaveOptions> options) {
        writer.write(file, entries, options.apply(SaveOptions.DEFAULT));
    }

    LoadReport load(Path file, Saveable object, UnaryOperator<LoadOptions> options) {
        LoadOptions o = options.apply(LoadOptions.DEFAULT);
        try (OpenFile open = opener.open(file, o)) {
            return new Load(open, o).into(object);
        }
    }

    Map<String, NDArray> read(Path file) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        readEntries(file, o -> o).forEach((key, entry) -> {
            if (!(entry instanceof Entry.Text)) {
                arrays.put(key, entry instanceof Entry.Array(NDArray a) ? a : null);
            }
        });
        return arrays;
    }

    Map<String, Entry> readEntries(Path file, UnaryOperator<LoadOptions> options) {
        try (OpenFile open = opener.open(file, options.apply(LoadOptions.DEFAULT))) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (String key : open.keys()) {
                open.type(key);
                entries.put(key, open.read(key, false));
            }
            return entries;
        }
    }
}
