package catenary.optimizers;

import java.util.function.Consumer;

/// [Adam] whose step size is clipped to a band around `finalLr` that narrows with time: it begins as Adam and ends as
/// [SGD]. After `t` updates the band is `finalLr (1 - 1 / (gamma t + 1))` to `finalLr (1 + 1 / (gamma t))`; `finalLr`
/// moves in proportion when `alpha` is changed.
///
/// Luo, Xiong, Liu, Sun: Adaptive gradient methods with dynamic bound of learning rate (2019).
public final class AdaBound extends AdaBoundBase<AdaBound> {

    public AdaBound() {}

    public AdaBound(double alpha) {
        this();
        alpha(alpha);
    }

    public AdaBound(Consumer<AdaBound> options) {
        this();
        options.accept(this);
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(false, true));
    }
}
