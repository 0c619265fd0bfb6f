package catenary.optimizers;

import catenary.links.Link;
import java.util.function.Consumer;

/// [Adam] whose step size is clipped to a band around `finalLr` that narrows with time: it begins as Adam and ends as
/// [SGD]. After `t` updates the band is `finalLr (1 - 1 / (gamma t + 1))` to `finalLr (1 + 1 / (gamma t))`; `finalLr`
/// moves in proportion when `alpha` is changed.
///
/// Luo, Xiong, Liu, Sun: Adaptive gradient methods with dynamic bound of learning rate (2019).
public final class AdaBound extends GradientMethod {

    public AdaBound() {
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

    public AdaBound(double alpha) {
        this();
        alpha(alpha);
    }

    public AdaBound(Consumer<AdaBound> options) {
        this();
        options.accept(this);
    }

    /// Step size, in parameter units per step, 0.001 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public AdaBound alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return this;
    }

    /// Decay rate of the first moment, 0.9 unless set.
    public double beta1() {
        return hyperparam().get("beta1");
    }

    public AdaBound beta1(double beta1) {
        hyperparam().set("beta1", beta1);
        return this;
    }

    /// Decay rate of the second moment, 0.999 unless set.
    public double beta2() {
        return hyperparam().get("beta2");
    }

    public AdaBound beta2(double beta2) {
        hyperparam().set("beta2", beta2);
        return this;
    }

    /// The learning rate at which the band ends, 0.1 unless set.
    public double finalLr() {
        return hyperparam().get("finalLr");
    }

    public AdaBound finalLr(double finalLr) {
        hyperparam().set("finalLr", finalLr);
        return this;
    }

    /// Speed at which the band narrows, 0.001 unless set.
    public double gamma() {
        return hyperparam().get("gamma");
    }

    public AdaBound gamma(double gamma) {
        hyperparam().set("gamma", gamma);
        return this;
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public AdaBound eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    /// Schedule multiplier, which also scales the weight decay, 1 unless set.
    public double eta() {
        return hyperparam().get("eta");
    }

    public AdaBound eta(double eta) {
        hyperparam().set("eta", eta);
        return this;
    }

    /// Fraction of the parameter taken off at each step, whatever the step size, 0 unless set.
    public double weightDecayRate() {
        return hyperparam().get("weightDecayRate");
    }

    public AdaBound weightDecayRate(double weightDecayRate) {
        hyperparam().set("weightDecayRate", weightDecayRate);
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
        return new AdamRule(hyperparam, new AdamRule.Variant(false, true));
    }

    @Override public AdaBound setup(Link link) {
        super.setup(link);
        return this;
    }
}
