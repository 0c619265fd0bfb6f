package catenary.optimizers;

import catenary.links.Link;
import java.util.function.Consumer;

/// [Adam] with the greatest second moment so far in the place of the present one.
///
/// Reddi, Kale, Kumar: On the convergence of Adam and beyond (2018).
public final class AMSGrad extends GradientMethod {

    public AMSGrad() {
        super(new Hyperparameter()
                .with("alpha", 0.001)
                .with("beta1", 0.9)
                .with("beta2", 0.999)
                .with("eps", 1e-8)
                .with("eta", 1)
                .with("weightDecayRate", 0));
    }

    public AMSGrad(double alpha) {
        this();
        alpha(alpha);
    }

    public AMSGrad(Consumer<AMSGrad> options) {
        this();
        options.accept(this);
    }

    /// Step size, in parameter units per step, 0.001 unless set.
    public double alpha() {
        return hyperparam().get("alpha");
    }

    public AMSGrad alpha(double alpha) {
        hyperparam().set("alpha", alpha);
        return this;
    }

    /// Decay rate of the first moment, 0.9 unless set.
    public double beta1() {
        return hyperparam().get("beta1");
    }

    public AMSGrad beta1(double beta1) {
        hyperparam().set("beta1", beta1);
        return this;
    }

    /// Decay rate of the second moment, 0.999 unless set.
    public double beta2() {
        return hyperparam().get("beta2");
    }

    public AMSGrad beta2(double beta2) {
        hyperparam().set("beta2", beta2);
        return this;
    }

    /// What is added to the denominator, 1e-8 unless set.
    public double eps() {
        return hyperparam().get("eps");
    }

    public AMSGrad eps(double eps) {
        hyperparam().set("eps", eps);
        return this;
    }

    /// Schedule multiplier, which also scales the weight decay, 1 unless set.
    public double eta() {
        return hyperparam().get("eta");
    }

    public AMSGrad eta(double eta) {
        hyperparam().set("eta", eta);
        return this;
    }

    /// Fraction of the parameter taken off at each step, whatever the step size, 0 unless set.
    public double weightDecayRate() {
        return hyperparam().get("weightDecayRate");
    }

    public AMSGrad weightDecayRate(double weightDecayRate) {
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
        return new AdamRule(hyperparam, new AdamRule.Variant(true, false));
    }

    @Override public AMSGrad setup(Link link) {
        super.setup(link);
        return this;
    }
}
