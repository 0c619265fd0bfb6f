package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Moves a hyperparameter evenly from one value to another, between two calls.
public final class LinearShift extends Shift {

    private final double v1;
    private final double v2;
    private final double t1;
    private final double t2;

    /// @param attr       name of the hyperparameter, such as `lr`
    /// @param valueRange the first and the last value
    /// @param timeRange  the calls at which it begins and ends
    public LinearShift(String attr, double[] valueRange, double[] timeRange) {
        this(attr, valueRange, timeRange, o -> o);
    }

    public LinearShift(String attr, double[] valueRange, double[] timeRange, UnaryOperator<ShiftOptions> options) {
        if (valueRange.length != 2 || timeRange.length != 2) {
            throw new IllegalArgumentException("LinearShift: expected two values and two times, but found "
                    + valueRange.length + " and " + timeRange.length);
        }
        super(attr, options.apply(ShiftOptions.DEFAULT));
        v1 = valueRange[0];
        v2 = valueRange[1];
        t1 = timeRange[0];
        t2 = timeRange[1];
    }

    @Override protected double value(int t, double init) {
        return t <= t1 ? v1 : t >= t2 ? v2 : v1 + (t - t1) / (t2 - t1) * (v2 - v1);
    }
}
