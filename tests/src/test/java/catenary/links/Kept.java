package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.serializers.DictionarySerializer;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What every link must keep: its values in files and copies, and its own parameters apart from those of a copy.
final class Kept {

    private Kept() {}

    /// A link made by `maker` has the `keys` in files once it has seen `xs`; one that was loaded from them and one that was
    /// copied give the same, and what is done to the copy is not done to it.
    static void assertKept(Supplier<Link> maker, List<String> keys, Variable... xs) {
        Link link = maker.get();
        link.apply(xs);
        var entries = DictionarySerializer.copies(link);
        assertEquals(new TreeSet<>(keys), new TreeSet<>(entries.keySet()));
        Link loaded = maker.get();
        DictionarySerializer.load(entries, loaded, o -> o);
        Link copy = link.copy(CopyMode.COPY);
        Link shared = link.copy(CopyMode.SHARE);
        NDArray y = test(link, xs);
        assertEquals(y, test(loaded, xs));
        assertEquals(y, test(copy, xs));
        assertEquals(y, test(shared, xs));
        copy.params().forEach(p -> p.array().assign(p.array().add(1)));
        assertEquals(y, test(link, xs));
        if (!copy.params().isEmpty()) {
            assertNotEquals(y, test(copy, xs));
        }
    }

    private static NDArray test(Link link, Variable... xs) {
        try (var _ = catenary.autograd.Config.testMode()) {
            return link.apply(xs).array();
        }
    }
}
