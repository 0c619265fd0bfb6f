package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Initializer;
import catenary.expr.DType;
import catenary.initializers.Constant;
import java.util.Objects;

/// How statistics of batches are averaged, besides how scale and shift begin.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class BatchStatisticsOptions<O extends BatchStatisticsOptions<O>> extends NormalizationOptions<O> {

    double decay = 0.9;
    DType dtype = Config.current().preciseDtype();
    boolean useGamma = true;
    boolean useBeta = true;
    Initializer initialAvgMean = new Constant(0);
    Initializer initialAvgVar = new Constant(1);

    BatchStatisticsOptions() {
        super(2e-5);
    }

    /// How much of the running averages is kept at each batch; 0.9 if not given.
    public O decay(double decay) {
        this.decay = decay;
        return self();
    }

    /// Of parameters and averages; the precise one of the configuration if not given.
    public O dtype(DType dtype) {
        this.dtype = Objects.requireNonNull(dtype);
        return self();
    }

    /// Whether there is a `gamma`; true if not given.
    public O useGamma(boolean useGamma) {
        this.useGamma = useGamma;
        return self();
    }

    /// Whether there is a `beta`; true if not given.
    public O useBeta(boolean useBeta) {
        this.useBeta = useBeta;
        return self();
    }

    /// What draws the running mean; 0 if not given.
    public O initialAvgMean(Initializer initialAvgMean) {
        this.initialAvgMean = Objects.requireNonNull(initialAvgMean);
        return self();
    }

    /// A constant running mean.
    public O initialAvgMean(double initialAvgMean) {
        return initialAvgMean(new Constant(initialAvgMean));
    }

    /// A running mean that starts as a copy of an array of its shape.
    public O initialAvgMean(NDArray initialAvgMean) {
        return initialAvgMean(new Constant(initialAvgMean));
    }

    /// What draws the running variance; 1 if not given.
    public O initialAvgVar(Initializer initialAvgVar) {
        this.initialAvgVar = Objects.requireNonNull(initialAvgVar);
        return self();
    }

    /// A constant running variance.
    public O initialAvgVar(double initialAvgVar) {
        return initialAvgVar(new Constant(initialAvgVar));
    }

    /// A running variance that starts as a copy of an array of its shape.
    public O initialAvgVar(NDArray initialAvgVar) {
        return initialAvgVar(new Constant(initialAvgVar));
    }
}
