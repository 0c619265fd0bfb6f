package catenary.autograd;

import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.List;

/// Watches functions as they are applied and walked back: to time them, to print them, to count what they need.
///
/// A hook is opened for a block, where it sees every function the thread applies or walks back, or added to one
/// [FunctionNode]. Hooks run in the order in which they were opened; those of a node come last. What is a composite of
/// other functions, backward passes among them, shows as these.
///
/// ```java
/// var timer = new TimerHook();
/// try (var _ = timer.open()) {
///     model.apply(x, t).backward();
/// }
/// timer.printReport();
/// ```
///
/// The methods that run after a function do so where it has thrown, too. The arrays are not to be changed.
public interface FunctionHook {

    /// The name under which the hook is known, of which there is only one at a time: the class's.
    default String name() {
        return getClass().getSimpleName();
    }

    /// Called when the hook begins to watch a function; null: every function.
    default void added(FunctionNode function) {}

    /// Called when the hook no longer watches a function; null: every function.
    default void deleted(FunctionNode function) {}

    /// Called before a function computes its outputs.
    default void forwardPreprocess(FunctionNode function, NDArray[] inData) {}

    /// Called after it.
    default void forwardPostprocess(FunctionNode function, NDArray[] inData) {}

    /// Called with the outputs, unless the function has thrown.
    default void forwardOutput(FunctionNode function, NDArray[] inData, NDArray[] outData) {}

    /// Called before a function computes gradients.
    ///
    /// @param inData  its inputs, null where they were not retained
    /// @param outGrad the gradients of its outputs, null where there is none
    default void backwardPreprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {}

    /// Called after it.
    default void backwardPostprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {}

    /// Called with the gradient that a function has computed for one of its inputs.
    default void inputGradient(FunctionNode function, int input, NDArray[] outGrad, NDArray inGrad) {}

    /// Watches every function of this thread until it is closed.
    ///
    /// @throws IllegalArgumentException if a hook of that name is open
    default Scope open() {
        if (Config.current().functionHooks().stream().anyMatch(h -> h.name().equals(name()))) {
            throw new IllegalArgumentException("open: expected a new name, but found a second hook " + name());
        }
        var scope = new Scope(this, Config.with(c -> {
            List<FunctionHook> all = new ArrayList<>(c.functionHooks());
            all.add(this);
            return c.withFunctionHooks(all);
        }));
        added(null);
        return scope;
    }

    /// The time in which a hook is open.
    final class Scope implements AutoCloseable {
        private final FunctionHook hook;
        private final Config.Scope settings;

        private Scope(FunctionHook hook, Config.Scope settings) {
            this.hook = hook;
            this.settings = settings;
        }

        @Override public void close() {
            settings.close();
            hook.deleted(null);
        }
    }
}
