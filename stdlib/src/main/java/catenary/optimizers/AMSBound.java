package catenary.optimizers;

import java.util.function.Consumer;

/// [AdaBound] with the greatest second moment so far in the place of the present one, as in [AMSGrad].
///
/// Luo, Xiong, Liu, Sun: Adaptive gradient methods with dynamic bound of learning rate (2019).
public final class AMSBound extends AdaBoundBase<AMSBound> {

    public AMSBound() {}

    public AMSBound(double alpha) {
        this();
        alpha(alpha);
    }

    public AMSBound(Consumer<AMSBound> options) {
        this();
        options.accept(this);
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(true, true));
    }
}
