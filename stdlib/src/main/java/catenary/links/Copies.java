package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/// How a link and its parameters become two.
final class Copies {

    private Copies() {}

    /// Puts copies of what `from` holds into `twin`, which was cloned from it and holds the same.
    static void fields(Link from, Link twin, Layout layout, CopyMode mode) {
        for (Field f : layout.parameters()) {
            if (Layout.get(f, from) instanceof Parameter p) {
                Layout.set(f, twin, of(p, mode));
            }
        }
        for (Field f : layout.children()) {
            Layout.set(f, twin, switch (Layout.get(f, from)) {
                case null -> null;
                case Link link -> link.copy(mode);
                case List<?> list -> of(list, mode);
                case Object array -> of((Link[]) array, mode);
            });
        }
        if (mode != CopyMode.SHARE) {
            states(from, twin, layout);
        }
    }

    /// Puts copies of the persistent state of `from` into `to`.
    static void states(Link from, Link to, Layout layout) {
        for (Field f : layout.states()) {
            Object value = Layout.get(f, from);
            Layout.set(f, to, value instanceof NDArray a ? a.copy() : value);
        }
    }

    static Parameter of(Parameter p, CopyMode mode) {
        Parameter twin = p.sharing();
        if (p.isInitialized() && mode == CopyMode.COPY) {
            twin.value(p.array().copy());
            twin.grad(p.grad());
        } else if (p.isInitialized() && mode == CopyMode.INIT) {
            twin.initialize(p.shape());
            if (twin.array() == p.array()) { // made from an array, not drawn
                twin.value(p.array().copy());
            }
        }
        return twin;
    }

    static List<Link> of(List<?> links, CopyMode mode) {
        List<Link> out = new ArrayList<>();
        links.forEach(link -> out.add(link == null ? null : ((Link) link).copy(mode)));
        return out;
    }

    private static Link[] of(Link[] links, CopyMode mode) {
        Link[] out = links.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] == null ? null : out[i].copy(mode);
        }
        return out;
    }

    /// Adds the gradients of `from` to those of `to`, which has the same structure.
    static void addGrads(Link from, Link to) {
        forBoth(from, to, (_, p, q) -> {
            if (q.isInitialized() && q.grad() != null) {
                if (!p.isInitialized()) {
                    p.clearGrad();
                    p.initialize(q.shape());
                }
                p.addGrad(q);
            }
        });
    }

    /// Copies the values of the parameters of `from` into those of `to`, which has the same structure.
    static void params(Link from, Link to) {
        forBoth(from, to, Copies::value);
    }

    @FunctionalInterface
    private interface OfBoth {
        void accept(String path, Parameter to, Parameter from);
    }

    private static void forBoth(Link from, Link to, OfBoth action) {
        var theirs = from.namedParams();
        to.namedParams().forEach((path, p) -> {
            Parameter q = theirs.get(path);
            if (q == null) {
                throw new IllegalArgumentException(to.typeName() + ": expected a link with a parameter " + path
                        + ", but " + from.typeName() + " has " + String.join(" ", theirs.keySet()));
            }
            action.accept(path, p, q);
        });
    }

    /// Copies the value of one parameter into another. Whichever has no shape yet takes the other's.
    private static void value(String path, Parameter to, Parameter from) {
        if (!from.isInitialized()) {
            if (!to.isInitialized()) {
                return;
            }
            from.initialize(to.shape());
        } else if (!to.isInitialized()) {
            to.initialize(from.shape());
        }
        if (!to.shape().equals(from.shape())) {
            throw new IllegalArgumentException("copyParams: expected " + path + " to have shape " + to.shape()
                    + ", but found " + from.shape());
        }
        to.array().assign(from.array());
    }
}
