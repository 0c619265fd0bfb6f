package catenary.links;

import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A link made of links: the base class of models.
///
/// Children are the fields, as [Link] says. Those whose names are known only when the program runs are added by
/// [#addLink].
public class Chain extends Link {

    private TreeMap<String, Link> links;

    /// Registers a child under a name that is not a field's, and returns it.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public final <L extends Link> L addLink(String name, L link) {
        checkNew(name);
        if (links == null) {
            links = new TreeMap<>();
        }
        links.put(name, link);
        return link;
    }

    /// The child of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public final Link child(String name) {
        var all = new TreeMap<String, Link>();
        forEachChild(all::put);
        Link link = all.get(name);
        if (link == null) {
            throw new IllegalArgumentException(
                    typeName() + ": expected one of the children " + all.keySet() + ", but found " + name);
        }
        return link;
    }

    @Override void forEachChild(BiConsumer<String, Link> action) {
        if (links == null) {
            super.forEachChild(action);
            return;
        }
        var all = new TreeMap<>(links);
        super.forEachChild(all::put);
        all.forEach((name, child) -> visit(name, child, action));
    }

    @Override public Link copy(CopyMode mode) {
        Chain twin = (Chain) super.copy(mode);
        if (links != null) {
            twin.links = new TreeMap<>(links);
            twin.links.replaceAll((_, link) -> link.copy(mode));
        }
        return twin;
    }
}
