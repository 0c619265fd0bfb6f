package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Lets a hyperparameter fall as `init (1 - t / maxCount)^rate` to zero or the target.
public final class PolynomialShift extends Shift {

    private final double rate;
    private final double maxCount;

    /// @param attr     name of the hyperparameter, such as `lr`
    /// @param maxCount the call at which it is zero
    public PolynomialShift(String attr, double rate, double maxCount) {
        this(attr, rate, maxCount, o -> o);
    }

    public PolynomialShift(String attr, double rate, double maxCount, UnaryOperator<ShiftOptions> options) {
        super(attr, options.apply(ShiftOptions.DEFAULT));
        this.rate = rate;
        this.maxCount = maxCount;
    }

    @Override protected double value(int t, double init) {
        double value = init * Math.pow(Math.max(1 - t / maxCount, 0), rate);
        return t == 0 ? init : clamp(value, rate < 0);
    }
}
