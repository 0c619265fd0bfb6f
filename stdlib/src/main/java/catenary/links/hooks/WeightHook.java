package catenary.links.hooks;

import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.links.Link;
import catenary.links.LinkHook;
import java.util.Objects;

/// Lets a link compute with another form of its weight than the one it holds: optimizers, files and copies know the weight
/// itself, to which gradients flow through the form. It is made anew each time the link is called.
public abstract class WeightHook implements LinkHook {

    private final String weightName;
    private final String name;

    /// What every such hook may be told.
    ///
    /// @param <O> the options themselves, so that calls can be chained
    public abstract static class Options<O extends Options<O>> {
        private String weightName = "W";
        private String name;

        Options() {}

        @SuppressWarnings("unchecked") final O self() {
            return (O) this;
        }

        /// Which parameter; `W` if not given.
        public O weightName(String weightName) {
            this.weightName = Objects.requireNonNull(weightName);
            return self();
        }

        /// The hook's name; the class's if not given.
        public O name(String name) {
            this.name = Objects.requireNonNull(name);
            return self();
        }
    }

    WeightHook(Options<?> o) {
        weightName = o.weightName;
        name = o.name != null ? o.name : getClass().getSimpleName();
    }

    /// What stands for the weight `w` of `link` in one call.
    abstract Variable form(Link link, Variable w);

    @Override public final String name() {
        return name;
    }

    /// The weight of `link`.
    final Parameter weight(Link link) {
        Parameter w = link.namedParams().get("/" + weightName);
        if (w == null) {
            throw new IllegalArgumentException(name + ": expected a link with a parameter " + weightName
                    + ", but found " + link.getClass().getSimpleName() + " with " + link.namedParams().keySet());
        }
        return w;
    }

    final String weightName() {
        return weightName;
    }

    /// @throws IllegalArgumentException if the link has no such weight
    @Override public void added(Link link) {
        weight(link);
    }

    @Override public final void forwardPreprocess(Call call) {
        weight(call.link()).readAs(w -> form(call.link(), w));
    }

    @Override public final void forwardPostprocess(Call call) {
        weight(call.link()).readAs(null);
    }

    /// @throws UnsupportedOperationException always: each link has its own weight
    @Override public final Scope open() {
        throw new UnsupportedOperationException(name + ": expected to be added to a link, but found a call of open"
                + "\n  hint: link.addHook(new " + getClass().getSimpleName() + "())");
    }
}
