package catenary.optimizers;

import java.util.function.Consumer;

/// [Adam] with the greatest second moment so far in the place of the present one.
///
/// Reddi, Kale, Kumar: On the convergence of Adam and beyond (2018).
public final class AMSGrad extends AdamBase<AMSGrad> {

    public AMSGrad() {
        super(h -> h);
    }

    public AMSGrad(double alpha) {
        this();
        alpha(alpha);
    }

    public AMSGrad(Consumer<AMSGrad> options) {
        this();
        options.accept(this);
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(true, false));
    }
}
