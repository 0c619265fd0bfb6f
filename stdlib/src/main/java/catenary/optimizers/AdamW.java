package catenary.optimizers;

import java.util.function.Consumer;

/// [Adam] under the name that says that its weight decay is used: set `weightDecayRate`.
///
/// Loshchilov, Hutter: [Decoupled weight decay regularization](https://arxiv.org/abs/1711.05101) (2019).
public final class AdamW extends AdamBase<AdamW> {

    public AdamW() {
        super(h -> h);
    }

    public AdamW(double alpha) {
        this();
        alpha(alpha);
    }

    public AdamW(Consumer<AdamW> options) {
        this();
        options.accept(this);
    }

    @Override protected UpdateRule createUpdateRule(Hyperparameter hyperparam) {
        return new AdamRule(hyperparam, new AdamRule.Variant(false, false));
    }
}
