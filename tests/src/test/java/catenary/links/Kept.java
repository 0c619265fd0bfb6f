package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.serializers.DictionarySerializer;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every link must keep: its values in files and copies, and its own parameters apart from those of a copy.
final class Kept {

    private Kept() {}

    /// A link made by `maker` has the `keys` in files once it has seen `xs`; one that was loaded from them and one that was
    /// copied give the same, and what is done to the copy is not done to it.
    static void assertKept(Supplier<Link> maker, List<String> keys, Variable... xs) {
        assertKept(maker, keys, link -> link.apply(xs));
    }

    /// The same for a link that is called otherwise.
    static <L extends Link> void assertKept(Supplier<L> maker, List<String> keys, Function<L, Variable> call) {
        L link = maker.get();
        call.apply(link);
        var entries = DictionarySerializer.copies(link);
        assertEquals(new TreeSet<>(keys), new TreeSet<>(entries.keySet()));
        L loaded = maker.get();
        DictionarySerializer.load(entries, loaded, o -> o);
        L copy = copy(link, CopyMode.COPY);
        L shared = copy(link, CopyMode.SHARE);
        NDArray y = test(link, call);
        assertEquals(y, test(loaded, call));
        assertEquals(y, test(copy, call));
        assertEquals(y, test(shared, call));
        copy.params().forEach(p -> p.array().assign(p.array().mul(1.5).add(1))); // softmax sees no sum
        assertEquals(y, test(link, call));
        if (!copy.params().isEmpty()) {
            assertNotEquals(y, test(copy, call));
        }
    }

    @SuppressWarnings("unchecked") private static <L extends Link> L copy(L link, CopyMode mode) {
        return (L) link.copy(mode);
    }

    private static <L extends Link> NDArray test(L link, Function<L, Variable> call) {
        try (var _ = catenary.autograd.Config.testMode()) {
            return call.apply(link).array();
        }
    }
}
