package catenary.training.extensions;

import catenary.optimizers.GradientMethod;
import catenary.optimizers.Hyperparameter;
import catenary.optimizers.Optimizer;
import catenary.serializers.Serializer;
import catenary.training.Extension;
import catenary.training.Trainer;

/// Changes a hyperparameter, the learning rate say, as training goes on: the value is a function of the number of calls.
///
/// A resumed run has the value of an uninterrupted one from its first iteration on.
public abstract class Shift implements Extension {

    private final String attr;
    private final ShiftOptions options;
    private int t;
    private Double init;
    private Double last;

    protected Shift(String attr, ShiftOptions options) {
        this.attr = attr;
        this.options = options;
        this.init = options.init();
    }

    /// The value at call `t`, counted from 1; at 0 that before the first.
    protected abstract double value(int t, double init);

    /// Whether the hyperparameter is set at call `t` at all; otherwise it is left to others.
    protected boolean acts(int t) {
        return true;
    }

    /// `value`, but `target` if there is one and `value` is beyond it: above it if the shift is upwards. The quotient
    /// serves negative values too.
    protected final double clamp(double value, boolean upwards) {
        Double target = options.target();
        return target == null || (upwards ? value / target <= 1 : value / target >= 1) ? value : target;
    }

    protected final int t() {
        return t;
    }

    @Override public final void initialize(Trainer trainer) {
        Hyperparameter hyperparam = hyperparam(trainer);
        if (init == null) {
            init = hyperparam.get(attr);
        }
        if (acts(t)) {
            last = last == null ? value(t, init) : last;
            hyperparam.set(attr, last);
        }
    }

    @Override public final void call(Trainer trainer) {
        t++;
        if (acts(t)) {
            last = value(t, init);
            hyperparam(trainer).set(attr, last);
        }
    }

    private Hyperparameter hyperparam(Trainer trainer) {
        Optimizer optimizer = options.optimizer() == null ? trainer.optimizer() : options.optimizer();
        if (optimizer instanceof GradientMethod method) {
            return method.hyperparam();
        }
        throw new IllegalArgumentException(
                name() + ": expected an optimizer with hyperparameters, but found " + optimizer);
    }

    /// Chainer's `_t` and `_last_value`, and the value that the shift started from.
    @Override public void serialize(Serializer s) {
        t = s.value("_t", t);
        if (s.has("_last_value")) {
            last = s.nullable("_last_value", last);
        }
        if (s.has("_init")) {
            init = s.nullable("_init", init);
        }
    }
}
