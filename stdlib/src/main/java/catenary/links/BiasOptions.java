package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Initializer;
import catenary.initializers.Constant;
import java.util.Objects;

/// How the weights and the biases of a link begin, where it always has both.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class BiasOptions<O extends BiasOptions<O>> extends WeightOptions<O> {

    Initializer initialBias = new Constant(0);

    BiasOptions() {}

    /// What draws `b`; 0 if not given.
    public O initialBias(Initializer initialBias) {
        this.initialBias = Objects.requireNonNull(initialBias);
        return self();
    }

    /// A constant `b`.
    public O initialBias(double initialBias) {
        return initialBias(new Constant(initialBias));
    }

    /// A `b` that starts as a copy of an array of its shape.
    public O initialBias(NDArray initialBias) {
        return initialBias(new Constant(initialBias));
    }
}
