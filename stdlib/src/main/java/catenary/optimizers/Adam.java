package catenary.optimizers;

import java.util.function.Consumer;

/// Adam: steps of about `alpha`, whatever the size of the gradient.
///
/// ```
/// m += (1 - beta1) (g - m)
/// v += (1 - beta2) (g^2 - v)
/// p  = (1 - eta weightDecayRate) p - eta alphaT m / (sqrt(v) + eps)
/// ```
///
/// with `alphaT = alpha sqrt(1 - beta2^t) / (1 - beta1^t)`, where `t` counts the updates of the parameter.
///
/// Kingma, Ba: [Adam: a method for stochastic optimization](https://arxiv.org/abs/1412.6980) (2015), end of section 2.
/// Weight decay: Loshchilov, Hutter: [Decoupled weight decay regularization](https://arxiv.org/abs/1711.05101) (2019).
public final class Adam extends AdaBoundBase<Adam> {

    private boolean amsgrad;
    private boolean adabound;

    public Adam() {}

    public Adam(double alpha) {
        this();
        alpha(alpha);
    }

    public Adam(Consumer<Adam> options) {
        this();
        options.accept(this);
    }

    /// Whether the second moment never decreases, as in [AMSGrad]. Rules take it when they are set up.
    public Adam amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return this;
    }

    /// Whether the step size is clipped, as in [AdaBound]. Rules take it when they are set up.
    public Adam adabound(boolean adabound) {
        this.adabound = adabound;
        return this;
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(amsgrad, adabound));
    }
}
