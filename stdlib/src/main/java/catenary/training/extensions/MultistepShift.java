package catenary.training.extensions;

import catenary.serializers.Serializer;
import java.util.function.UnaryOperator;

/// Multiplies a hyperparameter by `gamma` at each of the calls given.
public final class MultistepShift extends Shift {

    private final double gamma;
    private final int[] steps;

    /// @param attr      name of the hyperparameter, such as `lr`
    /// @param stepValue the calls, in order; of two that are the same, the second counts as the next call
    /// @param init      the value to start from
    public MultistepShift(String attr, double gamma, int[] stepValue, double init) {
        this(attr, gamma, stepValue, init, o -> o);
    }

    public MultistepShift(String attr, double gamma, int[] stepValue, double init,
            UnaryOperator<ShiftOptions> options) {
        super(attr, options.apply(ShiftOptions.DEFAULT).init(init));
        this.gamma = gamma;
        this.steps = stepValue.clone();
    }

    @Override protected double value(int t, double init) {
        return init * Math.pow(gamma, stepsUntil(t));
    }

    private int stepsUntil(int t) {
        int call = 0;
        int k = 0;
        for (int step : steps) {
            call = Math.max(call + 1, step);
            if (call > t) {
                return k;
            }
            k++;
        }
        return k;
    }

    /// Chainer counts the steps done.
    @Override public void serialize(Serializer s) {
        super.serialize(s);
        if (s.isWriter()) {
            s.value("_current_step", stepsUntil(t()));
        }
    }
}
