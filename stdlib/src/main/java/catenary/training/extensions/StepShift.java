package catenary.training.extensions;

import java.util.function.UnaryOperator;

/// Multiplies a hyperparameter by `gamma` every `step` calls: `init gamma^floor(t / step)`, until the target.
public final class StepShift extends Shift {

    private final double gamma;
    private final int step;

    /// @param attr name of the hyperparameter, such as `lr`
    /// @param step above 0
    public StepShift(String attr, double gamma, int step) {
        this(attr, gamma, step, o -> o);
    }

    public StepShift(String attr, double gamma, int step, UnaryOperator<ShiftOptions> options) {
        if (step < 1) {
            throw new IllegalArgumentException("StepShift: expected step > 0, but found " + step);
        }
        super(attr, options.apply(ShiftOptions.DEFAULT));
        this.gamma = gamma;
        this.step = step;
    }

    @Override protected double value(int t, double init) {
        return t == 0 ? init : clamp(init * Math.pow(gamma, t / step), gamma > 1);
    }
}
