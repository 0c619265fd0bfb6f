package catenary.serializers;

import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/// One load, all or nothing.
///
/// The object is walked with a reader that returns what it is given, while every entry it asks for is checked and read
/// into memory. If all fits, it is walked again with a reader that returns the values read; arrays are written last.
/// Should the second walk fail, because what an object asks for depends on what it has just read, a third one puts the
/// former values back.
final class Load {

    private final EntrySource source;
    private final LoadOptions options;
    private final NavigableSet<String> keys;
    private final Map<String, Entry> staged = new LinkedHashMap<>();

    private final Set<String> loaded = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Map<String, String> cast = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<Runnable> writes = new ArrayList<>();

    Load(EntrySource source, LoadOptions options) {
        this.source = source;
        this.options = options;
        this.keys = source.keys();
    }

    LoadReport into(Saveable object) {
        String root = options.path().isEmpty() ? "" : options.path() + "/";
        object.serialize(new LoadSerializer(this, root, false));
        refuseProblems();
        apply(object, root);
        writes.forEach(Runnable::run);
        List<String> unexpected = keys.stream().filter(k -> k.startsWith(root))
                .filter(k -> !loaded.contains(k) && !ignored.contains(k)).toList();
        return new LoadReport(List.copyOf(loaded), List.copyOf(missing), unexpected, List.copyOf(ignored),
                cast.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    }

    private void apply(Saveable object, String root) {
        Map<String, Entry> before = DictionarySerializer.entries(object);
        try {
            object.serialize(new LoadSerializer(this, root, true));
            refuseProblems();
        } catch (RuntimeException e) {
            Load back = new Load(EntrySource.of("the state before", before), LoadOptions.DEFAULT.strict(false));
            object.serialize(new LoadSerializer(back, "", true));
            if (e instanceof IllegalArgumentException) {
                throw new BadFileException(source.name(), e.getMessage(), e);
            }
            throw e;
        }
    }

    /// Whether there is an entry `key` or one below it.
    boolean has(String key) {
        String below = keys.ceiling(key + "/");
        return keys.contains(key) || below != null && below.startsWith(key + "/");
    }

    /// The entry `key`, once it has passed `check`; null where the present value is to be kept.
    Entry fetch(String key, boolean sizeIsKnown, Check check) {
        if (options.ignored().test(key)) {
            ignored.add(key);
            return null;
        }
        if (!keys.contains(key)) {
            missing.add(key);
            if (options.strict()) {
                problems.put(key, "is not in the file");
            }
            return null;
        }
        Entry entry = staged.get(key);
        Entry.Type type = entry == null ? source.type(key) : entry.type();
        String problem = type == Entry.Type.NONE ? null : check.problem(type);
        if (entry == null && problem == null) {
            entry = source.read(key, sizeIsKnown);
            staged.put(key, entry);
        }
        if (problem != null) {
            problems.put(key, problem);
            return null;
        }
        loaded.add(key);
        return entry;
    }

    /// Whether `key` has been fetched and is none.
    boolean isNone(String key) {
        return staged.get(key) instanceof Entry.None && loaded.contains(key);
    }

    /// What is wrong with an entry of this type, or null.
    interface Check {
        String problem(Entry.Type type);
    }

    void reportCast(String key, String text) {
        cast.put(key, text);
    }

    void problem(String key, String text) {
        problems.put(key, text);
    }

    void writeLater(NDArray array, NDArray value) {
        writes.add(() -> array.assign(value));
    }

    private void refuseProblems() {
        if (problems.isEmpty()) {
            return;
        }
        var first = problems.entrySet().iterator().next();
        boolean absent = missing.contains(first.getKey());
        StringBuilder text = new StringBuilder(first.getKey()).append(absent ? " " : ": ").append(first.getValue());
        if (problems.size() > 1) {
            text.append("\n  and ").append(problems.size() - 1).append(" more: ")
                    .append(some(problems.keySet().stream().skip(1).toList()));
        }
        if (absent) {
            text.append(whereInstead(first.getKey()));
        }
        throw new BadFileException(source.name(), text.toString());
    }

    /// A line that says where the file has such a key, or what it has near that place.
    private String whereInstead(String key) {
        for (String k : keys) {
            if (k.endsWith("/" + key)) {
                return "\n  hint: the file has " + k + "; load it with path(\""
                        + k.substring(0, k.length() - key.length() - 1) + "\")";
            }
        }
        String folder = key;
        List<String> near = List.of();
        while (near.isEmpty() && !folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            String start = folder.isEmpty() ? "" : folder + "/";
            near = keys.stream().filter(k -> k.startsWith(start)).toList();
        }
        return near.isEmpty() ? "\n  the file is empty" : "\n  the file has " + some(near);
    }

    private static String some(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(5, keys.size())))
                + (keys.size() > 5 ? ", ... (" + keys.size() + ")" : "");
    }
}
