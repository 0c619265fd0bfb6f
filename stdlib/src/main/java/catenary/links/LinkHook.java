package catenary.links;

import java.util.ArrayList;
import java.util.List;

/// Watches links as they are called: to time them, to change a weight before use.
///
/// A hook is opened for a block, where it sees the calls of every link on the thread, or added to one link with
/// [Link#addHook]. Hooks run in the order in which they were opened or added; those of a link come last. Links whose class
/// overrides `apply` instead of `forward` are not seen, but those inside them are.
///
/// ```java
/// var timer = new LinkTimerHook();
/// try (var _ = timer.open()) {
///     model.apply(x, t);
/// }
/// timer.printReport();
/// ```
public interface LinkHook {

    /// One call of a link.
    ///
    /// @param link what is called
    /// @param args with what
    /// @param out  what it gave; null before the call, and where it has thrown
    record Call(Link link, Object[] args, Object out) {}

    /// The name under which the hook is known, of which there is only one at a time: the class's.
    default String name() {
        return getClass().getSimpleName();
    }

    /// Called when the hook begins to watch a link; null: every link.
    default void added(Link link) {}

    /// Called when the hook no longer watches a link; null: every link.
    default void deleted(Link link) {}

    /// Called before a link computes.
    default void forwardPreprocess(Call call) {}

    /// Called after it, where it has thrown, too.
    default void forwardPostprocess(Call call) {}

    /// Watches every link on this thread until it is closed.
    ///
    /// @throws IllegalArgumentException if a hook of that name is open
    default Scope open() {
        return new Scope(this);
    }

    /// The time in which a hook is open.
    final class Scope implements AutoCloseable {
        private static final ThreadLocal<List<LinkHook>> OPEN = ThreadLocal.withInitial(List::of);

        private final LinkHook hook;
        private final List<LinkHook> before;
        private final List<LinkHook> inside;

        private Scope(LinkHook hook) {
            this.hook = hook;
            before = OPEN.get();
            inside = with("open", before, hook);
            hook.added(null);
            OPEN.set(inside);
        }

        /// `hooks` and one more, for `caller`.
        static List<LinkHook> with(String caller, List<LinkHook> hooks, LinkHook more) {
            if (hooks.stream().anyMatch(h -> h.name().equals(more.name()))) {
                throw new IllegalArgumentException(
                        caller + ": expected a new name, but found a second hook " + more.name());
            }
            List<LinkHook> all = new ArrayList<>(hooks);
            all.add(more);
            return List.copyOf(all);
        }

        /// The hooks that watch every link on this thread.
        static List<LinkHook> open() {
            return OPEN.get();
        }

        /// @throws IllegalStateException on another thread or out of order
        @Override public void close() {
            if (OPEN.get() != inside) {
                throw new IllegalStateException(
                        "hook closed out of order; close hooks in reverse, on the thread that opened them");
            }
            OPEN.set(before);
            hook.deleted(null);
        }
    }
}
