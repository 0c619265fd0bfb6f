package catenary.serializers;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Entries by key, of which the type can be had before the contents: a file of any format, or a map.
interface EntrySource {

    /// The file's name, for messages.
    String name();

    NavigableSet<String> keys();

    /// @throws BadFileException if the entry is of no supported type
    Entry.Type type(String key);

    /// Reads an entry whose type has been checked.
    ///
    /// @param expected whether the reader knows how large the entry is to be; others count against the limit on how
    ///     much a small file may unfold to
    Entry read(String key, boolean expected);

    static EntrySource of(String name, Map<String, Entry> entries) {
        return new EntrySource() {
            @Override public String name() {
                return name;
            }

            @Override public NavigableSet<String> keys() {
                return new TreeSet<>(entries.keySet());
            }

            @Override public Entry.Type type(String key) {
                return entries.get(key).type();
            }

            @Override public Entry read(String key, boolean expected) {
                return entries.get(key);
            }
        };
    }
}
