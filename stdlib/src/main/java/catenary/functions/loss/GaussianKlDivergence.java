package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Divergence of a normal distribution from the standard one, `(mean^2 + exp(lnVar) - lnVar - 1) / 2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `mean`, `lnVar` | one shape | one float dtype |
/// | returns | `()`, or that of `mean` with `reduce("no")` | that of `mean` |
///
/// Nats; summed over all elements, not averaged over samples, unless `reduce` says otherwise.
///
/// ```jshell
/// jshell> F.gaussianKlDivergence(variable(1), variable(0))
/// $1 ==> variable(0.5)
/// ```
public final class GaussianKlDivergence {

    private static final Pointwise LOSS =
            pointwise("gaussianKlDivergence", (mean, v) -> mean.square().add(v.exp()).sub(v).sub(1).mul(0.5))
                    .sameShape()
                    .names("mean", "lnVar");

    private GaussianKlDivergence() {}

    /// The sum over all elements.
    public static Variable gaussianKlDivergence(Variable mean, Variable lnVar) {
        return gaussianKlDivergence(mean, lnVar, "sum");
    }

    /// `reduce` is `"sum"`, `"mean"` (over all elements) or `"no"`.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable gaussianKlDivergence(Variable mean, Variable lnVar, String reduce) {
        Reduce how = Reduce.of("gaussianKlDivergence", reduce, Reduce.SUM, Reduce.MEAN, Reduce.NO);
        return how.of(LOSS.on(mean, lnVar));
    }
}
