package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Negative log likelihood of a normal distribution, `(lnVar + log(2 pi)) / 2 + (x - mean)^2 exp(-lnVar) / 2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x`, `mean`, `lnVar` | one shape | one float dtype |
/// | returns | `()`, or that of `x` with `reduce("no")` | that of `x` |
///
/// Nats; summed over all elements unless `reduce` says otherwise.
///
/// ```jshell
/// jshell> F.gaussianNll(variable(0), variable(1), variable(0))
/// $1 ==> variable(1.4189385)
/// ```
public final class GaussianNll {

    private static final Pointwise LOSS = pointwise("gaussianNll", (x, mean, v) -> v.add(Math.log(2 * Math.PI))
            .add(x.sub(mean).square().mul(v.neg().exp()))
            .mul(0.5))
            .sameShape()
            .names("x", "mean", "lnVar");

    private GaussianNll() {}

    /// The sum over all elements.
    public static Variable gaussianNll(Variable x, Variable mean, Variable lnVar) {
        return gaussianNll(x, mean, lnVar, "sum");
    }

    /// `reduce` is `"sum"`, `"mean"` (over all elements) or `"no"`.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable gaussianNll(Variable x, Variable mean, Variable lnVar, String reduce) {
        Reduce how = Reduce.of("gaussianNll", reduce, Reduce.SUM, Reduce.MEAN, Reduce.NO);
        return how.of(LOSS.on(x, mean, lnVar));
    }
}
