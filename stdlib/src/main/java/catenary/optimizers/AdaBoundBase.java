package catenary.optimizers;

/// What [AdaBound] and its like are told about the band that step sizes are clipped to.
///
/// @param <O> the optimizer itself, so that calls can be chained
public abstract class AdaBoundBase<O extends AdaBoundBase<O>> extends AdamBase<O> {

    AdaBoundBase() {
        super(h -> h.with("finalLr", 0.1).with("gamma", 0.001));
    }

    /// The learning rate at which the band ends, 0.1 unless set.
    public double finalLr() {
        return hyperparam().get("finalLr");
    }

    public O finalLr(double finalLr) {
        hyperparam().set("finalLr", finalLr);
        return self();
    }

    /// Speed at which the band narrows, 0.001 unless set.
    public double gamma() {
        return hyperparam().get("gamma");
    }

    public O gamma(double gamma) {
        hyperparam().set("gamma", gamma);
        return self();
    }
}
