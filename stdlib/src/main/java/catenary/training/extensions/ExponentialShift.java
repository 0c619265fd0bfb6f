package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Multiplies a hyperparameter by `rate` at each call: `init rate^t`, until the target.
public final class ExponentialShift extends Shift {

    private final double rate;

    /// @param attr name of the hyperparameter, such as `lr`
    /// @param rate 0 or more
    public ExponentialShift(String attr, double rate) {
        this(attr, rate, o -> o);
    }

    public ExponentialShift(String attr, double rate, UnaryOperator<ShiftOptions> options) {
        if (rate < 0) {
            throw new IllegalArgumentException("ExponentialShift: expected rate >= 0, but found " + rate);
        }
        super(attr, options.apply(ShiftOptions.DEFAULT));
        this.rate = rate;
    }

    @Override protected double value(int t, double init) {
        return t == 0 ? init : clamp(init * Math.pow(rate, t), rate > 1);
    }
}
