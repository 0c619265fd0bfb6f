package catenary.optimizers;

/// Runs once an update, before or after the parameters change.
@FunctionalInterface
public interface OptimizerHook {

    void apply(Optimizer optimizer);

    /// The name under which an optimizer knows the hook: the class's.
    default String name() {
        return getClass().getSimpleName();
    }

    default Timing timing() {
        return Timing.PRE;
    }
}
