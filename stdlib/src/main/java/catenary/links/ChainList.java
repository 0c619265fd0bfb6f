package catenary.links;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/// A link made of a list of links, named `0`, `1`, ... by their places.
public class ChainList extends Link implements Iterable<Link> {

    private transient List<Link> links = new ArrayList<>(); // named by place, not under the field's name

    public ChainList(Link... links) {
        this.links.addAll(List.of(links));
    }

    /// Number of links.
    public final int size() {
        return links.size();
    }

    /// The link at `index`.
    public final Link get(int index) {
        return links.get(index);
    }

    /// Replaces the link at `index`.
    public final void set(int index, Link link) {
        links.set(index, link);
    }

    /// Adds a link at the end.
    public final void append(Link link) {
        links.addLast(link);
    }

    /// Puts a link at `index`; those from there on move up, and are named for their new places.
    public final void insert(int index, Link link) {
        links.add(index, link);
    }

    /// Removes and returns the link at `index`.
    public final Link remove(int index) {
        return links.remove(index);
    }

    @Override public final Iterator<Link> iterator() {
        return links.iterator();
    }

    @Override void forEachChild(BiConsumer<String, Link> action) {
        super.forEachChild(action);
        visitAll("", links, action);
    }

    @Override public Link copy(CopyMode mode) {
        ChainList twin = (ChainList) super.copy(mode);
        twin.links = Copies.of(links, mode);
        return twin;
    }
}
