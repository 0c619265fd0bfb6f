package catenary.serializers;

import java.util.List;
import java.util.function.Predicate;

/// How to load: `Npz.load(file, model, o -> o.path("updater/model:main").strict(false))`.
///
/// @param strict  whether a key that the file lacks is an error; otherwise the value is kept
/// @param path    where in the file to start: the object's `l1/W` is the file's `path/l1/W`
/// @param ignored full keys whose values are kept, whatever the file says
/// @param ratio   how many times its size a file may unfold to, beyond what the object already has memory for
public record LoadOptions(boolean strict, String path, Predicate<String> ignored, int ratio) {

    /// Strict, from the root, nothing ignored.
    public static final LoadOptions DEFAULT = new LoadOptions(true, "", _ -> false, 200);

    public LoadOptions strict(boolean strict) {
        return new LoadOptions(strict, path, ignored, ratio);
    }

    /// Slashes at the ends don't matter.
    public LoadOptions path(String path) {
        return new LoadOptions(strict, DictionarySerializer.stripped(path), ignored, ratio);
    }

    /// Keeps the values of these full keys.
    public LoadOptions ignoreNames(String... names) {
        return ignoreNames(List.of(names)::contains);
    }

    /// Keeps the values of the full keys that fit.
    public LoadOptions ignoreNames(Predicate<String> names) {
        return new LoadOptions(strict, path, ignored.or(names), ratio);
    }

    public LoadOptions ratio(int ratio) {
        return new LoadOptions(strict, path, ignored, ratio);
    }
}
