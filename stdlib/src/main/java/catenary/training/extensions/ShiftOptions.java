package catenary.training.extensions;

import catenary.optimizers.Optimizer;

/// What the shifts of a hyperparameter have in common.
///
/// @param init      the value to start from; null for the one that the optimizer has when training starts
/// @param target    where the shift ends; null for never
/// @param optimizer whose hyperparameter; null for the one called `main`
public record ShiftOptions(Double init, Double target, Optimizer optimizer) {

    static final ShiftOptions DEFAULT = new ShiftOptions(null, null, null);

    public ShiftOptions init(double init) {
        return new ShiftOptions(init, target, optimizer);
    }

    public ShiftOptions target(double target) {
        return new ShiftOptions(init, target, optimizer);
    }

    public ShiftOptions optimizer(Optimizer optimizer) {
        return new ShiftOptions(init, target, optimizer);
    }
}
