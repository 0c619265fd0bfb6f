package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.initializers.Constant;
import java.util.Objects;

/// How scale and shift of a normalization begin: what the options of all of them share.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class NormalizationOptions<O extends NormalizationOptions<O>> {

    double eps;
    Initializer initialGamma = new Constant(1);
    Initializer initialBeta = new Constant(0);

    NormalizationOptions(double eps) {
        this.eps = eps;
    }

    final Parameter gamma(DType dtype) {
        return parameter(initialGamma, dtype);
    }

    final Parameter beta(DType dtype) {
        return parameter(initialBeta, dtype);
    }

    private static Parameter parameter(Initializer initializer, DType dtype) {
        return Config.call(c -> c.withDtype(dtype), () -> new Parameter(initializer));
    }

    @SuppressWarnings("unchecked") final O self() {
        return (O) this;
    }

    /// Added to the variance.
    public O eps(double eps) {
        this.eps = eps;
        return self();
    }

    /// What draws `gamma`; 1 if not given.
    public O initialGamma(Initializer initialGamma) {
        this.initialGamma = Objects.requireNonNull(initialGamma);
        return self();
    }

    /// A constant `gamma`.
    public O initialGamma(double initialGamma) {
        return initialGamma(new Constant(initialGamma));
    }

    /// A `gamma` that starts as a copy of an array of its shape.
    public O initialGamma(NDArray initialGamma) {
        return initialGamma(new Constant(initialGamma));
    }

    /// What draws `beta`; 0 if not given.
    public O initialBeta(Initializer initialBeta) {
        this.initialBeta = Objects.requireNonNull(initialBeta);
        return self();
    }

    /// A constant `beta`.
    public O initialBeta(double initialBeta) {
        return initialBeta(new Constant(initialBeta));
    }

    /// A `beta` that starts as a copy of an array of its shape.
    public O initialBeta(NDArray initialBeta) {
        return initialBeta(new Constant(initialBeta));
    }
}
