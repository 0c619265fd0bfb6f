package catenary.optimizers;

import catenary.links.Link;
import java.util.function.UnaryOperator;

/// What [Adam] and its variants are told alike.
///
/// @param <O> the optimizer itself, so that calls can be chained
public abstract class AdamBase<O extends AdamBase<O>> extends GradientMethod {

    /// @param more adds what only a variant has
    AdamBase(UnaryOperator<Hyperparameter> more) {
        super(more.apply(new Hyperparameter()
                .with("alpha", 0.001)
                .with("beta1", 0.9)
                .with("beta2", 0.999))
                .with("eps", 1e-8)
                .with("eta", 1)
                .with("weightDecayRate", 0));
    }

    @SuppressWarnings("unchecked") final O self() {
        return (O) this;
    }

    /// Step size, in parameter units per step, 0.001 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public O alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return self();
    }

    /// Decay rate of the first moment, 0.9 unless set.
    public double beta1() {
        return hyperparam().get("beta1");
    }

    public O beta1(double beta1) {
        hyperparam().set("beta1", beta1);
        return self();
    }

    /// Decay rate of the second moment, 0.999 unless set.
    public double beta2() {
        return hyperparam().get("beta2");
    }

    public O beta2(double beta2) {
        hyperparam().set("beta2", beta2);
        return self();
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public O eps(double eps) {
        hyperparam().set("eps", eps);
        return self();
    }

    /// Schedule multiplier, which also scales the weight decay, 1 unless set.
    public double eta() {
        return hyperparam().get("eta");
    }

    public O eta(double eta) {
        hyperparam().set("eta", eta);
        return self();
    }

    /// Fraction of the parameter taken off at each step, whatever the step size, 0 unless set.
    public double weightDecayRate() {
        return hyperparam().get("weightDecayRate");
    }

    public O weightDecayRate(double weightDecayRate) {
        hyperparam().set("weightDecayRate", weightDecayRate);
        return self();
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

    @Override public O setup(Link link) {
        super.setup(link);
        return self();
    }
}
