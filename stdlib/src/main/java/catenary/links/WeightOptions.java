package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Initializer;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Objects;

/// How the weights of a link begin: what the options of many links share.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class WeightOptions<O extends WeightOptions<O>> {

    Initializer initialW = new LeCunNormal();

    WeightOptions() {}

    @SuppressWarnings("unchecked") final O self() {
        return (O) this;
    }

    /// What draws `W`; [LeCunNormal] if not given, where the link doesn't say otherwise.
    public O initialW(Initializer initialW) {
        this.initialW = Objects.requireNonNull(initialW);
        return self();
    }

    /// A constant `W`.
    public O initialW(double initialW) {
        return initialW(new Constant(initialW));
    }

    /// A `W` that starts as a copy of an array of its shape.
    public O initialW(NDArray initialW) {
        return initialW(new Constant(initialW));
    }
}
