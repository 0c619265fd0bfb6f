package catenary.optimizers;

import catenary.links.Link;
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
public final class Adam extends GradientMethod {

    private boolean amsgrad;
    private boolean adabound;

    public Adam() {
        super(new Hyperparameter()
                .with("alpha", 0.001)
                .with("beta1", 0.9)
                .with("beta2", 0.999)
                .with("finalLr", 0.1)
                .with("gamma", 0.001)
                .with("eps", 1e-8)
                .with("eta", 1)
                .with("weightDecayRate", 0));
    }

    public Adam(double alpha) {
        this();
        alpha(alpha);
    }

    public Adam(Consumer<Adam> options) {
        this();
        options.accept(this);
    }

    /// Step size, in parameter units per step, 0.001 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public Adam alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return this;
    }

    /// Decay rate of the first moment, 0.9 unless set.
    public double beta1() {
        return hyperparam().get("beta1");
    }

    public Adam beta1(double beta1) {
        hyperparam().set("beta1", beta1);
        return this;
    }

    /// Decay rate of the second moment, 0.999 unless set.
    public double beta2() {
        return hyperparam().get("beta2");
    }

    public Adam beta2(double beta2) {
        hyperparam().set("beta2", beta2);
        return this;
    }

    /// The learning rate at which the band ends, 0.1 unless set.
    public double finalLr() {
        return hyperparam().get("finalLr");
    }

    public Adam finalLr(double finalLr) {
        hyperparam().set("finalLr", finalLr);
        return this;
    }

    /// Speed at which the band narrows, 0.001 unless set.
    public double gamma() {
        return hyperparam().get("gamma");
    }

    public Adam gamma(double gamma) {
        hyperparam().set("gamma", gamma);
        return this;
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public Adam eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    /// Schedule multiplier, which also scales the weight decay, 1 unless set.
    public double eta() {
        return hyperparam().get("eta");
    }

    public Adam eta(double eta) {
        hyperparam().set("eta", eta);
        return this;
    }

    /// Fraction of the parameter taken off at each step, whatever the step size, 0 unless set.
    public double weightDecayRate() {
        return hyperparam().get("weightDecayRate");
    }

    public Adam weightDecayRate(double weightDecayRate) {
        hyperparam().set("weightDecayRate", weightDecayRate);
        return this;
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

    /// The step size of this update, corrected for the moments' start from zero.
    ///
    /// @throws IllegalStateException before the first update
    public double alphaT() {
        return AdamRule.alphaT(hyperparam(), t());
    }

    /// The same as [#alphaT()].
    @Override public double lr() {
        return alphaT();
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(amsgrad, adabound));
    }

    @Override public Adam setup(Link link) {
        super.setup(link);
        return this;
    }
}
