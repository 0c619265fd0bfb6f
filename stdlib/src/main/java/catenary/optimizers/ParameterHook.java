package catenary.optimizers;

import catenary.autograd.Parameter;

/// Runs once an update for each parameter that is updated, before or after it changes. To change a gradient, it sets a
/// new one: arrays of gradients may be shared.
@FunctionalInterface
public interface ParameterHook {

    void apply(UpdateRule rule, Parameter param);

    /// The name under which an optimizer knows the hook: the class's.
    default String name() {
        return getClass().getSimpleName();
    }

    default Timing timing() {
        return Timing.PRE;
    }
}
