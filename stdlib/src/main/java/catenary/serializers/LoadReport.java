package catenary.serializers;

import java.util.List;

/// What a load did, key by key.
///
/// @param loaded     taken from the file
/// @param missing    wanted but not in the file: the value was kept (only if the load wasn't strict)
/// @param unexpected in the file but not wanted
/// @param ignored    excluded by name: the value was kept
/// @param cast       loaded through a conversion, as `key: float64 to float32`
public record LoadReport(
        List<String> loaded, List<String> missing, List<String> unexpected, List<String> ignored, List<String> cast) {

    public LoadReport {
        loaded = List.copyOf(loaded);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        ignored = List.copyOf(ignored);
        cast = List.copyOf(cast);
    }

    /// Whether file and object agreed in every key and dtype.
    public boolean isExact() {
        return missing.isEmpty() && unexpected.isEmpty() && ignored.isEmpty() && cast.isEmpty();
    }

    /// `loaded 6; missing: l3/W, l3/b; cast: l1/W: float64 to float32`.
    @Override public String toString() {
        StringBuilder s = new StringBuilder("loaded ").append(loaded.size());
        append(s, "missing", missing);
        append(s, "unexpected", unexpected);
        append(s, "ignored", ignored);
        append(s, "cast", cast);
        return s.toString();
    }

    private static void append(StringBuilder s, String what, List<String> keys) {
        if (!keys.isEmpty()) {
            s.append("; ").append(what).append(": ").append(String.join(", ", keys));
        }
    }
}
