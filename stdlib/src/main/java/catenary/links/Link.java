package catenary.links;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Parameters together with the computation they serve.
///
/// What a link is made of stands in its fields, private and final ones included: every [Parameter], every link, and
/// every list or array of links belongs to it under the name of the field. Fields that are `static`, `transient` or
/// null do not count. The names are those in files: `/l1/W`, and `/blocks/0/W` for lists.
///
/// ```java
/// class MLP extends Chain {
///     final Linear l1 = new Linear(100), l2 = new Linear(10);
///
///     @Override public Variable apply(Variable x) {
///         return x.then(l1).then(F::relu).then(l2);
///     }
/// }
/// ```
///
/// A link says what it computes by overriding one of the `apply` methods, or by an `apply` of its own with two or more
/// variables; whichever it has is found when it is called with that many.
///
/// A class that names the same method `forward` lets [LinkHook]s see its calls, which are still `apply(x)`: this is what the
/// links here do. Of a class with an `apply` they see the links inside.
public abstract class Link implements Saveable, Function<Variable, Variable>, Cloneable {

    private final Layout layout = Layout.of(getClass());
    private Additions added = Additions.NONE;
    private List<LinkHook> hooks = List.of();
    private String name;
    private boolean frozen;

    // ---- calling

    /// What this link computes from one variable.
    ///
    /// @throws UnsupportedOperationException if the class doesn't say
    @Override public Variable apply(Variable x) {
        return layout.variadic() ? apply(new Variable[] {x}) : called(() -> forward(x), x);
    }

    /// What this link computes from several variables.
    ///
    /// @throws UnsupportedOperationException if the class doesn't take that many
    public Variable apply(Variable... xs) {
        if (!layout.forwardsAll()) {
            var call = layout.calls().get(xs.length);
            if (call == null) {
                throw refuse(xs.length);
            }
            if (xs.length == 1) {
                return apply(xs[0]);
            }
            if (call.getName().equals("apply")) {
                return Layout.invoke(call, this, xs);
            }
        }
        return called(() -> forwardAll(xs), (Object[]) xs);
    }

    /// What [#apply(Variable)] computes while hooks watch; a subclass says it here or there.
    protected Variable forward(Variable x) {
        if (layout.forwardsAll()) {
            return forwardAll(x);
        }
        throw refuse(1);
    }

    /// What [#apply(Variable...)] computes while hooks watch, for classes that take any number of variables.
    protected Variable forwardAll(Variable... xs) {
        return Layout.invoke(layout.calls().get(xs.length), this, xs);
    }

    private UnsupportedOperationException refuse(int count) {
        var takes = layout.calls().keySet().stream().sorted().map(String::valueOf).toList();
        return new UnsupportedOperationException(typeName() + ": expected "
                + (takes.isEmpty() ? Layout.otherCalls(getClass()) : "a call with " + String.join(" or ", takes)
                        + " variable(s)")
                + ", but found a call with " + count);
    }

    // ---- hooks

    /// Runs `body`, which is what a call with `args` computes, while hooks watch: for an `apply` with other arguments than
    /// variables, or other results than one.
    protected final <R> R called(Supplier<R> body, Object... args) {
        List<LinkHook> watching = LinkHook.Scope.open();
        if (hooks.isEmpty() && watching.isEmpty()) {
            return body.get();
        }
        List<LinkHook> all = new ArrayList<>(watching);
        all.addAll(hooks);
        LinkHook.Call before = new LinkHook.Call(this, args, null);
        R out = null;
        try {
            all.forEach(h -> h.forwardPreprocess(before));
            out = body.get();
            return out;
        } finally {
            LinkHook.Call after = new LinkHook.Call(this, args, out);
            all.forEach(h -> h.forwardPostprocess(after));
        }
    }

    /// Lets `hook` watch the calls of this link, after the hooks that watch all. Copies of this link have it too.
    ///
    /// @throws IllegalArgumentException if a hook of that name does so already
    /// @throws UnsupportedOperationException if the class overrides `apply`, where no hook sees it
    public final Link addHook(LinkHook hook) {
        if (!layout.hookable()) {
            throw new UnsupportedOperationException(typeName()
                    + ": expected a class that says what it computes in forward, where hooks see it, but found one with an"
                    + " apply\n  hint: rename apply(Variable x) to forward; calls stay apply(x)");
        }
        List<LinkHook> all = LinkHook.Scope.with(typeName(), hooks, hook);
        hook.added(this);
        hooks = all;
        return this;
    }

    /// Ends what [#addHook] began.
    ///
    /// @throws IllegalArgumentException if this link has no hook of that name
    public final void deleteHook(String name) {
        for (LinkHook hook : hooks) {
            if (hook.name().equals(name)) {
                hooks = hooks.stream().filter(h -> h != hook).toList();
                hook.deleted(this);
                return;
            }
        }
        throw new IllegalArgumentException(typeName() + ": expected one of the hooks "
                + hooks.stream().map(LinkHook::name).toList() + ", but found " + name);
    }

    /// The hooks that [#addHook] added.
    public final List<LinkHook> hooks() {
        return hooks;
    }

    // ---- structure

    /// The name under which the parent held this link when it last went through its children; null at the root, and
    /// before the parent did.
    public final String name() {
        return name;
    }

    /// Registers a parameter whose name is known only when the program runs. Where it can, a class uses a field.
    public final Parameter addParam(String name, Parameter param) {
        checkNew(name);
        added().params.put(name, param);
        return param;
    }

    /// Registers an array that is saved under a name known only when the program runs, and no optimizer changes; null: it
    /// comes later. Where it can, a class uses a field with [Persistent].
    public final void addPersistent(String name, NDArray value) {
        checkNew(name);
        added().states.put(name, value);
    }

    private Additions added() {
        if (added == Additions.NONE) {
            added = new Additions();
        }
        return added;
    }

    /// The array registered with [#addPersistent] under that name; null if it hasn't come yet.
    public final NDArray persistent(String name) {
        checkAdded(name);
        return added.states.get(name);
    }

    /// Replaces the array registered with [#addPersistent] under that name.
    public final void persistent(String name, NDArray value) {
        checkAdded(name);
        added.states.put(name, value);
    }

    /// Forgets the parameter or the array of that name that was registered when the program ran.
    public final void removeAdded(String name) {
        if (added.params.remove(name) == null) {
            checkAdded(name);
            added.states.remove(name);
        }
    }

    private void checkAdded(String name) {
        if (!added.states.containsKey(name)) {
            throw new IllegalArgumentException(
                    typeName() + ": expected one of the added " + added.states.keySet() + ", but found " + name);
        }
    }

    /// Fails if this link has something of that name, or if no file could hold it.
    final void checkNew(String name) {
        if (name.isEmpty() || name.contains("/")) {
            throw new IllegalArgumentException(
                    typeName() + ": expected a name without a slash, but found \"" + name + "\"");
        }
        forEachParam((n, _) -> checkOther(name, n));
        forEachChild((n, _) -> checkOther(name, n));
        layout.states().forEach(f -> checkOther(name, f.getName()));
        added.states.keySet().forEach(n -> checkOther(name, n));
    }

    private void checkOther(String name, String present) {
        if (name.equals(present)) {
            throw new IllegalArgumentException(typeName() + ": expected a new name, but found a second " + name);
        }
    }

    /// Own parameters, sorted by name.
    void forEachParam(BiConsumer<String, Parameter> action) {
        if (added.params.isEmpty()) {
            for (Field f : layout.parameters()) {
                visit(f.getName(), (Parameter) Layout.get(f, this), action);
            }
        } else {
            var all = new TreeMap<>(added.params);
            layout.parameters().forEach(f -> all.put(f.getName(), (Parameter) Layout.get(f, this)));
            all.forEach((n, p) -> visit(n, p, action));
        }
    }

    private static void visit(String name, Parameter p, BiConsumer<String, Parameter> action) {
        if (p != null) {
            if (p.name() == null) {
                p.name(name);
            }
            action.accept(name, p);
        }
    }

    /// Direct children with their names, sorted; those in lists as `field/0`, in the order of the list.
    void forEachChild(BiConsumer<String, Link> action) {
        for (Field f : layout.children()) {
            switch (Layout.get(f, this)) {
                case null -> {
                }
                case Link link -> visit(f.getName(), link, action);
                case List<?> list -> visitAll(f.getName() + "/", list, action);
                case Object array -> visitAll(f.getName() + "/", List.of((Link[]) array), action);
            }
        }
    }

    static void visitAll(String prefix, List<?> links, BiConsumer<String, Link> action) {
        for (int i = 0; i < links.size(); i++) {
            visit(prefix + i, (Link) links.get(i), action);
        }
    }

    static void visit(String name, Link child, BiConsumer<String, Link> action) {
        if (child != null) {
            child.name = name;
            action.accept(name, child);
        }
    }

    /// All parameters of this link and the links below it, each once: own ones first, then the children's, by name.
    public final List<Parameter> params() {
        return params(true);
    }

    /// The same, without those that have no shape yet unless `includeUninitialized`.
    public final List<Parameter> params(boolean includeUninitialized) {
        List<Parameter> out = new ArrayList<>();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(p -> {
            if ((includeUninitialized || p.isInitialized()) && seen.add(p)) {
                out.add(p);
            }
        });
        return out;
    }

    private void collect(Consumer<Parameter> action) {
        forEachParam((_, p) -> action.accept(p));
        forEachChild((_, child) -> child.collect(action));
    }

    /// All parameters with their paths, such as `/l1/W`, in the order of [#params()]. A parameter that several links
    /// share stands under each of its paths.
    public final Map<String, Parameter> namedParams() {
        Map<String, Parameter> out = new LinkedHashMap<>();
        walk("/",
                (path, link) -> link.forEachParam((n, p) -> out.put(path.equals("/") ? path + n : path + "/" + n, p)));
        return out;
    }

    /// This link and all below it.
    public final List<Link> links() {
        return List.copyOf(namedLinks().values());
    }

    /// This link as `/`, and all below it with their paths.
    public final Map<String, Link> namedLinks() {
        Map<String, Link> out = new LinkedHashMap<>();
        walk("/", out::put);
        return out;
    }

    private void walk(String path, BiConsumer<String, Link> action) {
        action.accept(path, this);
        forEachChild((n, child) -> child.walk(path.equals("/") ? path + n : path + "/" + n, action));
    }

    /// The links directly below this one.
    public final List<Link> children() {
        List<Link> out = new ArrayList<>();
        forEachChild((_, child) -> out.add(child));
        return out;
    }

    /// Number of elements of all parameters that have a shape.
    public final long countParams() {
        return params(false).stream().mapToLong(Variable::size).sum();
    }

    // ---- gradients and values

    /// Removes all gradients, as must be done before each backward pass whose gradients are not to be added up.
    public final void clearGrads() {
        collect(Parameter::clearGrad);
    }

    /// Adds the gradients of a link of the same structure to those of this one.
    public final void addGrads(Link link) {
        Copies.addGrads(link, this);
    }

    /// Copies parameters and persistent state from a link of the same structure.
    ///
    /// @throws IllegalArgumentException if a parameter is missing there, or has another shape
    public final void copyParams(Link link) {
        copyParams(link, true);
    }

    /// The same, persistent state only if `copyPersistent`.
    public final void copyParams(Link link, boolean copyPersistent) {
        Copies.params(link, this);
        if (copyPersistent) {
            var sources = link.namedLinks();
            namedLinks().forEach((path, to) -> {
                Link from = sources.get(path);
                if (from != null && from.layout == to.layout) {
                    Copies.states(from, to, to.layout);
                }
                if (from != null) {
                    to.added.copyStates(from.added);
                }
            });
        }
    }

    // ---- training only a part

    /// Lets optimizers change the parameters of this link and the links below it again.
    public final void enableUpdate() {
        freeze(false);
    }

    /// Keeps optimizers from changing the parameters of this link and the links below it, those that are set up later
    /// included.
    public final void disableUpdate() {
        freeze(true);
    }

    private void freeze(boolean on) {
        frozen = on;
        forEachParam((_, p) -> {
            if (p.updateRule() != null) {
                p.updateRule().enabled(!on);
            }
        });
        forEachChild((_, child) -> child.freeze(on));
    }

    /// Whether an optimizer would change some parameter here.
    public final boolean updateEnabled() {
        boolean[] any = {false};
        forEachParam((_, p) -> any[0] |= p.updateRule() == null ? !frozen : p.updateRule().isEnabled());
        forEachChild((_, child) -> any[0] |= child.updateEnabled());
        return any[0];
    }

    /// The parameters that [#disableUpdate] holds fast.
    public final Set<Parameter> frozenParams() {
        Set<Parameter> out = Collections.newSetFromMap(new IdentityHashMap<>());
        walk("/", (_, link) -> {
            if (link.frozen) {
                link.forEachParam((_, p) -> out.add(p));
            }
        });
        return out;
    }

    // ---- copying and moving

    /// A link of the same structure that shares the arrays of its parameters with this one; see [#copy(CopyMode)].
    public final Link copy() {
        return copy(CopyMode.SHARE);
    }

    /// A link of the same structure; `mode` says what the two have in common. No optimizer knows the parameters of the
    /// copy.
    public Link copy(CopyMode mode) {
        Link twin;
        try {
            twin = (Link) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        twin.name = null;
        twin.added = added.copy(mode);
        Copies.fields(this, twin, layout, mode);
        return twin;
    }

    /// This link `n` times in a row, each a copy with its own fresh parameters.
    public final Sequential repeat(int n) {
        return repeat(n, CopyMode.INIT);
    }

    /// This link `n` times in a row.
    public final Sequential repeat(int n, CopyMode mode) {
        Sequential out = new Sequential();
        for (int i = 0; i < n; i++) {
            out.append(copy(mode));
        }
        return out;
    }

    /// Moves parameters, gradients and persistent arrays of this link and the links below it.
    public Link to(Device device) {
        forEachParam((_, p) -> p.moveTo(device));
        for (Field f : layout.states()) {
            if (Layout.get(f, this) instanceof NDArray a) {
                Layout.set(f, this, a.to(device));
            }
        }
        added.to(device);
        forEachChild((_, child) -> child.to(device));
        return this;
    }

    // ---- files

    /// Own parameters, persistent state, then children, under Chainer's keys.
    @Override public void serialize(Serializer s) {
        forEachParam((n, p) -> {
            if (p.isInitialized()) {
                s.array(n, p.array());
            } else {
                NDArray value = s.absent(n, p.dtype(), p.device());
                if (value != null) {
                    p.value(value);
                }
            }
        });
        for (Field f : layout.states()) {
            Layout.set(f, this, Layout.serialize(s, f, Layout.get(f, this)));
        }
        added.serialize(s);
        forEachChild((n, child) -> child.serialize(s.child(n)));
    }

    // ---- printing

    /// What the constructor was told, such as `inSize=3, outSize=2`, for [#toString()].
    protected String specs() {
        return "";
    }

    final String typeName() {
        String n = getClass().getSimpleName();
        return n.isEmpty() ? getClass().getSuperclass().getSimpleName() : n;
    }

    /// The links below this one as an indented tree, with the number of parameters of each.
    @Override public String toString() {
        return LinkPrinter.print(this);
    }
}
