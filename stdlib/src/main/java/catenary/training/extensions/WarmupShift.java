package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Raises a hyperparameter evenly from `warmupStart` to `init` in the first calls, and leaves it alone afterwards.
public final class WarmupShift extends Shift {

    private final double start;
    private final int count;

    /// @param attr       name of the hyperparameter, such as `lr`
    /// @param warmupIter number of calls until it is `init`
    public WarmupShift(String attr, double warmupStart, int warmupIter, double init) {
        this(attr, warmupStart, warmupIter, init, o -> o);
    }

    public WarmupShift(String attr, double warmupStart, int warmupIter, double init,
            UnaryOperator<ShiftOptions> options) {
        if (warmupIter < 1) {
            throw new IllegalArgumentException("WarmupShift: expected warmupIter > 0, but found " + warmupIter);
        }
        super(attr, options.apply(ShiftOptions.DEFAULT).init(init));
        this.start = warmupStart;
        this.count = warmupIter;
    }

    @Override protected boolean acts(int t) {
        return t <= count;
    }

    @Override protected double value(int t, double init) {
        return (t * init + (count - t) * start) / count;
    }
}
