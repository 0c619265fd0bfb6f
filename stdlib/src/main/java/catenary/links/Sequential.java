package catenary.links;

import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Links and functions applied one after the other.
///
/// ```java
/// new Sequential(new Linear(50), F::relu, new Linear(10))
/// ```
///
/// The links among the layers are named `0`, `1`, ... in the order in which they are applied. Chainer 7 numbers three
/// and more links in another order; [#legacyOrder] takes its names, for exchanging files with it.
public class Sequential extends Link implements Iterable<Function<Variable, Variable>> {

    private transient List<Function<Variable, Variable>> layers = new ArrayList<>();
    private boolean legacyOrder;

    @SafeVarargs public Sequential(Function<Variable, Variable>... layers) {
        for (var layer : layers) {
            this.layers.add(Objects.requireNonNull(layer, "Sequential: expected layers, but found null"));
        }
    }

    /// All layers in turn.
    ///
    /// @throws IllegalStateException if there are none
    @Override protected Variable forward(Variable x) {
        if (layers.isEmpty()) {
            throw new IllegalStateException("Sequential: expected at least one layer, but found none");
        }
        for (var layer : layers) {
            x = layer.apply(x);
        }
        return x;
    }

    /// All layers in turn, the first of which is a link that takes several variables.
    ///
    /// @throws IllegalArgumentException if the first layer is no link
    @Override protected Variable forwardAll(Variable... xs) {
        if (xs.length == 1) {
            return forward(xs[0]);
        }
        if (layers.isEmpty() || !(layers.getFirst() instanceof Link first)) {
            throw new IllegalArgumentException("Sequential: expected a link as first layer of a call with " + xs.length
                    + " variables, but found " + (layers.isEmpty() ? "no layers" : "a function"));
        }
        Variable x = first.apply(xs);
        for (var layer : layers.subList(1, layers.size())) {
            x = layer.apply(x);
        }
        return x;
    }

    /// Number of layers, functions included.
    public final int size() {
        return layers.size();
    }

    /// The layer at `index`, a link or a function.
    public final Function<Variable, Variable> get(int index) {
        return layers.get(index);
    }

    /// Adds a layer at the end.
    public final Sequential append(Function<Variable, Variable> layer) {
        layers.addLast(Objects.requireNonNull(layer, "append: expected a layer, but found null"));
        return this;
    }

    /// Adds the layers of `other` at the end.
    public final Sequential extend(Sequential other) {
        layers.addAll(List.copyOf(other.layers));
        return this;
    }

    /// Puts a layer at `index`; those from there on move up.
    public final Sequential insert(int index, Function<Variable, Variable> layer) {
        layers.add(index, Objects.requireNonNull(layer, "insert: expected a layer, but found null"));
        return this;
    }

    /// Removes and returns the layer at `index`.
    public final Function<Variable, Variable> remove(int index) {
        return layers.remove(index);
    }

    /// Removes the first layer that is `layer`.
    ///
    /// @throws IllegalArgumentException if it is none of the layers
    public final Sequential remove(Function<Variable, Variable> layer) {
        layers.remove(index(layer));
        return this;
    }

    /// Where `layer` stands first.
    ///
    /// @throws IllegalArgumentException if it is none of the layers
    public final int index(Function<Variable, Variable> layer) {
        int at = layers.indexOf(layer);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "Sequential: expected one of its " + layers.size() + " layers, but found another: " + layer);
        }
        return at;
    }

    /// How often `layer` is among the layers.
    public final int count(Function<Variable, Variable> layer) {
        return Collections.frequency(layers, layer);
    }

    /// Removes and returns the last layer.
    public final Function<Variable, Variable> pop() {
        return layers.removeLast();
    }

    /// Removes all layers.
    public final void clear() {
        layers.clear();
    }

    /// Puts a layer in the place of that at `index`.
    public final void set(int index, Function<Variable, Variable> layer) {
        layers.set(index, Objects.requireNonNull(layer, "set: expected a layer, but found null"));
    }

    /// Removes every layer of a class.
    public final void removeByLayerType(Class<?> type) {
        layers.removeIf(type::isInstance);
    }

    /// Number of layers of a class.
    public final int countByLayerType(Class<?> type) {
        return (int) layers.stream().filter(type::isInstance).count();
    }

    /// The same layers with every [Sequential] among them replaced by its own.
    public final Sequential flatten() {
        Sequential out = new Sequential();
        for (var layer : layers) {
            if (layer instanceof Sequential inner) {
                out.extend(inner.flatten());
            } else {
                out.append(layer);
            }
        }
        return out;
    }

    /// Names the links as Chainer 7 does when layers are appended one by one: each new link goes to the place after
    /// the index of the first link, wherever the later ones are. Six links in a row are numbered 0, 5, 4, 3, 2, 1.
    public final Sequential legacyOrder(boolean on) {
        legacyOrder = on;
        return this;
    }

    @Override public final Iterator<Function<Variable, Variable>> iterator() {
        return layers.iterator();
    }

    @Override void forEachChild(BiConsumer<String, Link> action) {
        super.forEachChild(action);
        visitAll("", legacyOrder ? linksInLegacyOrder() : linksInOrder(), action);
    }

    private List<Link> linksInOrder() {
        List<Link> out = new ArrayList<>();
        for (var layer : layers) {
            if (layer instanceof Link link) {
                out.add(link);
            }
        }
        return out;
    }

    private List<Link> linksInLegacyOrder() {
        List<Link> out = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Link link) {
                int place = i == 0 ? 0 : Math.max(first, 0) + 1;
                out.add(Math.min(place, out.size()), link);
                first = first < 0 ? i : first;
            }
        }
        return out;
    }

    @Override public Link copy(CopyMode mode) {
        Sequential twin = (Sequential) super.copy(mode);
        twin.layers = new ArrayList<>(layers);
        twin.layers.replaceAll(layer -> layer instanceof Link link ? link.copy(mode) : layer);
        return twin;
    }
}
