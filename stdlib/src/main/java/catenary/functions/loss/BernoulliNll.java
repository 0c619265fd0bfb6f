package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.activation.Softplus;

/// Negative log likelihood of Bernoulli distributions with logits `y`, `softplus(y) - x y`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x`, `y` | one shape | one float dtype |
/// | returns | `()`, or that of `x` with `reduce("no")` | that of `x` |
///
/// A composite. Nats; summed over all elements unless `reduce` says otherwise.
///
/// ```jshell
/// jshell> F.bernoulliNll(variable(1, 0), variable(0, 2))
/// $1 ==> variable(2.8200753)
/// ```
public final class BernoulliNll {

    private static final Pointwise LOSS =
            pointwise("bernoulliNll", (x, y, positive) -> positive.sub(x.mul(y))).sameShape().names("x", "y");

    private BernoulliNll() {}

    /// The sum over all elements.
    public static Variable bernoulliNll(Variable x, Variable y) {
        return bernoulliNll(x, y, "sum");
    }

    /// `reduce` is `"sum"`, `"mean"` (over all elements) or `"no"`.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable bernoulliNll(Variable x, Variable y, String reduce) {
        Reduce how = Reduce.of("bernoulliNll", reduce, Reduce.SUM, Reduce.MEAN, Reduce.NO);
        return how.of(LOSS.on(x, y, Softplus.softplus(y)));
    }
}
