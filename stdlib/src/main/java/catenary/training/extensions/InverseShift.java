package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Lets a hyperparameter fall as `init (1 + gamma t)^-power`, until the target.
public final class InverseShift extends Shift {

    private final double gamma;
    private final double power;

    /// @param attr  name of the hyperparameter, such as `lr`
    /// @param gamma 0 or more
    public InverseShift(String attr, double gamma, double power) {
        this(attr, gamma, power, o -> o);
    }

    public InverseShift(String attr, double gamma, double power, UnaryOperator<ShiftOptions> options) {
        if (gamma < 0) {
            throw new IllegalArgumentException("InverseShift: expected gamma >= 0, but found " + gamma);
        }
        super(attr, options.apply(ShiftOptions.DEFAULT));
        this.gamma = gamma;
        this.power = power;
    }

    @Override protected double value(int t, double init) {
        return t == 0 ? init : clamp(init * Math.pow(1 + gamma * t, -power), power < 0);
    }
}
